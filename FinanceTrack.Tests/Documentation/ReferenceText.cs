using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace FinanceTrack.Tests.Documentation;

/// <summary>Makes the reference's Markdown. What differs from run to run is replaced by what always looks the same.</summary>
internal static partial class ReferenceText
{
    private const string Preamble = """
        # HTTP and queue reference

        For the author of a client: [what holds everywhere](#what-holds-everywhere), an [index](#routes-and-queues), an example of every
        route and queue, and the [fields](#fields) of every body. For programs the same is in [`openapi.json`](openapi.json), which the
        product serves at `/openapi.json`, with a page to try it at `/docs`; [clients](clients) are generated from it.

        Every example was answered by the product itself. `FinanceTrack.Tests/Documentation` runs them all in each test run and fails when
        an answer's form differs from this page, or when a function is missing from it; with `FINANCETRACK_WRITE_DOCS=1` it writes the
        page again. Ids, tokens and times are replaced by stable ones.

        ## What holds everywhere

        - Bodies are `application/json` in UTF-8, at most 1 MB, camelCase, enums as strings; unknown and repeated fields are refused. A byte
          order mark is ignored.
        - Amounts are JSON numbers in major units with at most the currency's digits (JPY 0, EUR 2, KWD 3). **Negative is money out.**
          Dates are ISO 8601 (`2026-03-14`), instants RFC 3339, with their offset.
        - `Authorization: Bearer <accessToken>` for a session; `X-Api-Key: <key>` or `Authorization: ApiKey <key>` for an API key.
        - Lists answer `{ "items": [...], "nextCursor": "..." }`. `limit` is 1 to 200 (50 unless given); pass `nextCursor` as `cursor`
          until it is null. Rows inserted meanwhile move nothing.
        - What has a version answers it as `ETag`. `PATCH`, `PUT` and `DELETE` with `If-Match` answer 412 when it has changed since.
        - `POST` that creates takes `Idempotency-Key` (1 to 255 visible ASCII characters, remembered for 24 hours). The same key and
          body, in any spelling of the same JSON: the stored answer again. The same key, another body: 422. Still running: 409.
          `POST users` and `POST sessions` take none: a registration sent again answers 409 and does no harm, and tokens are not handed out
          twice.
        - Another user's id is answered like one that does not exist: 404.
        - Errors are `application/problem+json` (RFC 9457); a validation problem has `errors`, by JSON pointer into the body or by the
          query parameter's name.

        | Status | `type` ends in | When |
        |---|---|---|
        | 400 | `validation` | a value is not valid |
        | 400, 408 | `bad-request` | the HTTP itself is broken, such as a malformed chunk, or a body that never came whole |
        | 401 | `unauthorized`, `two-factor-required` | credentials are missing, wrong or expired; a second factor is wanted |
        | 403 | `forbidden` | the API key's scopes or the user's role do not allow it |
        | 404 | `not-found` | there is no such thing for this user |
        | 409 | `conflict` | it contradicts what there is, such as a name already taken |
        | 412 | `stale-version` | `If-Match` names an older version |
        | 408, 413, 415 | `unsupported-content` | the body is too slow, too large, compressed, or not JSON |
        | 422 | `unprocessable` | understood, but cannot be carried out |
        | 429 | `too-many-requests` | wait for `Retry-After` seconds |
        | 429 | `budget-used-up` | what a day allows of the language model is used up; `Retry-After` is the time until midnight UTC |
        | 500 | `unexpected` | our fault; `traceId` finds it in the logs |
        | 503 | `unavailable` | a dependency is unreachable, and the request was not carried out; where there is `Retry-After`, wait for that many seconds |
        | 503 | `outcome-unknown` | the database was lost in the middle of the commit: repeat it with the same `Idempotency-Key`, or look first |

        """;

    private static readonly string[] Prefixes = ["eyJ", "ft_", "otpauth://totp/"];

    public static string Of(IReadOnlyList<Section> sections, OpenApiDocument document)
    {
        var fields = new FieldTables(document);
        var functions = new FunctionText(document, fields);
        var operations = document.Paths.SelectMany(path => path.Value.Operations!.Values).ToDictionary(operation => operation.OperationId!);
        var text = new StringBuilder(Preamble).Append(Index(sections));
        foreach (var section in sections)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {section.Title}\n\n{section.Text}\n");
            foreach (var example in section.Examples.DistinctBy(example => example.Function))
                functions.Append(text, example, operations[example.Function]);
            foreach (var message in section.Messages)
            {
                text.Append(
                    CultureInfo.InvariantCulture, $"\n### Queue `{message.Queue}`\n\n{message.Text}\n\n```json\n{message.Body}\n```\n");
            }
        }

        return Stable(text.Append(fields.Write()).ToString());
    }

    /// <summary>
    /// The text without what a model may score, or simulate, differently tomorrow, nor how lines break around that: for comparing.
    /// </summary>
    public static string WithoutScores(string text) => LineBreak().Replace(Score().Replace(text, "$1 …"), " ");

    // GitHub's anchors: lower case, blanks to hyphens, everything else but letters, digits, hyphens and underscores removed.
    private static string Anchor(string heading) =>
        string.Concat(heading.ToLowerInvariant().Replace(' ', '-').Where(c => char.IsLetterOrDigit(c) || c is '-' or '_'));

    private static string Index(IReadOnlyList<Section> sections)
    {
        var text = new StringBuilder("\n## Routes and queues\n\n| Route or queue | Function |\n|---|---|\n");
        foreach (var section in sections)
        {
            text.Append(CultureInfo.InvariantCulture, $"| **[{section.Title}](#{Anchor(section.Title)})** | |\n");
            foreach (var first in section.Examples.DistinctBy(example => example.Function))
            {
                var heading = FunctionText.Heading(first);
                text.Append(CultureInfo.InvariantCulture, $"| [`{heading}`](#{Anchor(heading)}) | `{first.Function}` |\n");
            }

            foreach (var message in section.Messages)
                text.Append(CultureInfo.InvariantCulture, $"| [queue `{message.Queue}`](#{Anchor($"Queue {message.Queue}")}) | |\n");
        }

        return text.ToString();
    }

    /// <summary>The text with stable ids, tokens and times.</summary>
    public static string Stable(string text)
    {
        var ids = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        text = Id().Replace(text, match =>
        {
            if (!ids.TryGetValue(match.Value, out var stable))
                ids[match.Value] = stable = string.Create(CultureInfo.InvariantCulture, $"019d2a10-0000-7000-8000-{ids.Count + 1:d12}");
            return stable;
        });
        text = Secret().Replace(text, match => $"\"{match.Groups["name"].Value}\": \"{Shown(match.Groups["value"].Value)}\"");
        text = Code().Replace(text, "\"…\"");
        text = StorageTag().Replace(text, "\"0x8DE8653A1B2C3D4\"");
        text = FileTag().Replace(text, "\"4nUXkN2zqXhYQm1c-identity\"");
        text = Cursor().Replace(text, "${before}AAvCZwGdKhAAAHAAgAAAAAAAAAE");
        text = Attempt().Replace(text, "${before}1");
        text = Build().Replace(text, "\"build\": \"1.4.0+4bf92f3577b34da6a3ce929d0e0e47361c2d3e4f\"");
        text = DatabaseSchema().Replace(text, "\"schema\": 1500");
        text = Digest().Replace(text, "\"digest\": \"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"");
        return Trace().Replace(text, "\"traceId\": \"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00\"");
    }

    // As much as is always the same.
    private static string Shown(string value) =>
        Prefixes.FirstOrDefault(prefix => value.StartsWith(prefix, StringComparison.Ordinal)) + "…";

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex("\"(?<name>accessToken|refreshToken|deviceToken|token|key|prefix|kid|x|y|uri)\": \"(?<value>[^\"]+)\"")]
    private static partial Regex Secret();

    [GeneratedRegex("(?<before>\"nextCursor\": \"|[?&]cursor=)[A-Za-z0-9_-]+")]
    private static partial Regex Cursor();

    [GeneratedRegex("\"0x[0-9A-F]+\"")]
    private static partial Regex StorageTag();

    [GeneratedRegex("\"(?:[0-9]{6}|(?:[A-Z2-7]{6}-){3}[A-Z2-7]{6})\"")]
    private static partial Regex Code();

    [GeneratedRegex("(?<before>attempt[\\\\]*\":)[0-9]")]
    private static partial Regex Attempt();

    // It changes with the file: the document's own would change the document.
    [GeneratedRegex("\"[A-Za-z0-9_-]{16}-(identity|gzip|br)\"")]
    private static partial Regex FileTag();

    [GeneratedRegex("\"build\": \"[^\"]+\"")]
    private static partial Regex Build();

    // That of a model is smaller.
    [GeneratedRegex("\"schema\": [0-9]{3,}")]
    private static partial Regex DatabaseSchema();

    [GeneratedRegex("\"digest\": \"[0-9a-f]{64}\"")]
    private static partial Regex Digest();

    [GeneratedRegex("\"traceId\": \"[^\"]+\"")]
    private static partial Regex Trace();

    [GeneratedRegex(
        "(\"(?:score|threshold|confidence|categoryConfidence|usualUpTo|text"
        + "|scoredBy|at|startedAt|finishedAt|median|low50|high50|low80|high80|unscheduled|expected|holdBack|inside"
        + "|messages|oldestAt|oldestUnsentAt"
        + ")\":) (?:\"(?:[^\"\\\\]|\\\\.)*\"|[0-9.eE+-]+|null)")]
    private static partial Regex Score();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineBreak();
}
