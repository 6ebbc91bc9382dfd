using System.Text.Json.Nodes;
using FinanceTrack.Domain.Results;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace FinanceTrack.Tests.OpenApi;

/// <summary>What the operations of the document share: how callers prove who they are, headers, pages and problems.</summary>
internal static class CommonParts
{
    public const string Session = "session";
    public const string ApiKey = "apiKey";
    public const string IfMatch = "ifMatch";
    public const string IdempotencyKey = "idempotencyKey";
    public const string ProblemType = "application/problem+json";

    private const string Description = """
        FinanceTrack records transactions exactly once, categorises and scores them, and sums them up.

        - Bodies are `application/json` in UTF-8, at most 1 MB, camelCase, enums as strings; unknown and repeated fields are refused.
        - Amounts are JSON numbers in major units with at most the currency's digits (JPY 0, EUR 2, KWD 3). **Negative is money out.**
          Dates are ISO 8601, instants RFC 3339 with their offset.
        - Lists are keyset-paged: pass `nextCursor` as `cursor` until it is null.
        - What has a version answers it as `ETag`; changes with `If-Match` answer 412 when it has changed since.
        - The same `Idempotency-Key` with the same body answers the stored answer again for 24 hours; with another body it is 422.
        - What belongs to another ledger is answered like what does not exist: 404.
        - Errors are `application/problem+json` (RFC 9457).
        """;

    private static readonly Dictionary<int, (string Name, string Text)> Problems = new()
    {
        [400] = ("BadRequest", "`validation`: a value is not valid. `bad-request`: the HTTP itself is broken."),
        [401] = ("Unauthorized", "`unauthorized`: credentials are missing, wrong or expired. `two-factor-required`: a code is wanted too."),
        [403] = ("Forbidden", "`forbidden`: the API key's scopes or the user's role do not allow it."),
        [404] = ("NotFound", "`not-found`: there is no such thing for this user."),
        [408] = ("RequestTimeout", "`unsupported-content`: the body took too long to arrive."),
        [409] = ("Conflict", "`conflict`: it contradicts what there is, or the same request is still running."),
        [412] = ("PreconditionFailed", "`stale-version`: `If-Match` names an older version."),
        [413] = ("ContentTooLarge", "`unsupported-content`: the body is too large."),
        [415] = ("UnsupportedMediaType", "`unsupported-content`: the body is compressed, or not JSON in UTF-8."),
        [422] = ("UnprocessableContent", "`unprocessable`: understood, but cannot be carried out."),
        [429] = ("TooManyRequests", "`too-many-requests`: wait for `Retry-After` seconds."),
        [500] = ("InternalServerError", "`unexpected`: our fault; `traceId` finds it in the logs."),
        [503] = (
            "ServiceUnavailable",
            "`unavailable`: not carried out, a dependency is unreachable. `outcome-unknown`: the database was lost in the commit."),
    };

    public static string NameOfProblem(int status) => Problems.TryGetValue(status, out var known)
        ? known.Name
        : throw new InvalidOperationException($"Add a text for the status {status} to {nameof(CommonParts)}.");

    public static string TextOf(int status) => ReasonPhrases.GetReasonPhrase(status) + ".";

    public static Dictionary<string, IOpenApiMediaType> Content(string type, OpenApiMediaType media) => new() { [type] = media };

    /// <summary>The schema of a body that is not JSON: bytes, or text.</summary>
    public static OpenApiSchema NotJson(string mediaType) => mediaType.StartsWith("text/", StringComparison.Ordinal)
        ? new OpenApiSchema { Type = JsonSchemaType.String }
        : new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };

    public static OpenApiDocument NewDocument()
    {
        var document = new OpenApiDocument
        {
            Info = new OpenApiInfo
            {
                Title = "FinanceTrack",
                Version = "1",
                Description = Description.ReplaceLineEndings("\n"),
                License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
                Contact = new OpenApiContact { Name = "FinanceTrack contributors", Url = new Uri("https://financetrack.dev") },
            },
            Servers = [new OpenApiServer { Url = "/", Description = "The host that serves this document." }],
            Tags = new HashSet<OpenApiTag>(),
            Components = new OpenApiComponents
            {
                Schemas = ProblemSchemas(),
                Parameters = Parameters(),
                Headers = Headers(),
                SecuritySchemes = SecuritySchemes(),
            },
        };
        document.Components.Responses = Problems.ToDictionary(
            problem => problem.Value.Name, problem => (IOpenApiResponse)ProblemOf(problem.Key, problem.Value.Text, document));
        return document;
    }

    private static OpenApiResponse ProblemOf(int status, string text, OpenApiDocument document)
    {
        var headers = new Dictionary<string, IOpenApiHeader>();
        if (status is 429 or 503)
            headers["Retry-After"] = new OpenApiHeaderReference("Retry-After", document);
        if (status == 401)
            headers["WWW-Authenticate"] = new OpenApiHeaderReference("WWW-Authenticate", document);
        return new OpenApiResponse
        {
            Description = text,
            Headers = headers,
            Content = Content(ProblemType, new OpenApiMediaType
            {
                Schema = new OpenApiSchemaReference(status == 400 ? "ValidationProblem" : "Problem", document),
            }),
        };
    }

    private static Dictionary<string, IOpenApiSchema> ProblemSchemas() => new()
    {
        ["Problem"] = ProblemSchema("What went wrong (RFC 9457).", []),
        ["ValidationProblem"] = ProblemSchema("What went wrong (RFC 9457), and where.", new()
        {
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "What is wrong, by JSON pointer into the body or by the parameter's name.",
                AdditionalProperties = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Items = new OpenApiSchema { Type = JsonSchemaType.String },
                },
            },
        }),
    };

    private static OpenApiSchema ProblemSchema(string text, Dictionary<string, IOpenApiSchema> more) => new()
    {
        Type = JsonSchemaType.Object,
        Description = text,
        Required = new HashSet<string> { "type", "title", "status", "traceId" },
        Properties = new Dictionary<string, IOpenApiSchema>(
        [
            new("type", Text("A URI whose end says what it is, such as `stale-version`.", "uri")),
            new("title", Text("The same for people.")),
            new("status", new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "The HTTP status." }),
            new("detail", Text("What is wrong with this request.", null, JsonSchemaType.String | JsonSchemaType.Null)),
            new("traceId", Text("Finds the request in the logs.")),
            .. more,
        ]),
    };

    private static OpenApiSchema Text(string description, string? format = null, JsonSchemaType type = JsonSchemaType.String) =>
        new() { Type = type, Format = format, Description = description };

    private static Dictionary<string, IOpenApiParameter> Parameters() => new()
    {
        ["limit"] = new OpenApiParameter
        {
            Name = "limit",
            In = ParameterLocation.Query,
            Description = "How many items a page has at most.",
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int32",
                Minimum = "1",
                Maximum = $"{PageRequest.MaxLimit}",
                Default = JsonValue.Create(PageRequest.DefaultLimit),
            },
        },
        ["cursor"] = new OpenApiParameter
        {
            Name = "cursor",
            In = ParameterLocation.Query,
            Description = "The `nextCursor` of the page before; absent for the first page.",
            Schema = Text("Opaque."),
        },
        [IfMatch] = new OpenApiParameter
        {
            Name = "If-Match",
            In = ParameterLocation.Header,
            Description = "The `ETag` that the caller has seen; absent or `*` for whichever there is.",
            Schema = Text("An entity tag (RFC 9110 §8.8.3), with its quotes."),
        },
        [IdempotencyKey] = new OpenApiParameter
        {
            Name = "Idempotency-Key",
            In = ParameterLocation.Header,
            Description = "Makes repeating the request harmless: the same key and body within 24 hours get the stored answer again.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 255, Pattern = "^[!-~]+$" },
        },
    };

    private static Dictionary<string, IOpenApiHeader> Headers() => new()
    {
        ["ETag"] = Header("The version of what is answered, for `If-Match`."),
        ["Location"] = Header("Where what was made is."),
        ["Retry-After"] = Header("Seconds to wait before another try.", JsonSchemaType.Integer),
        ["WWW-Authenticate"] = Header("How to authenticate."),
    };

    private static OpenApiHeader Header(string text, JsonSchemaType type = JsonSchemaType.String) =>
        new() { Description = text, Schema = new OpenApiSchema { Type = type } };

    private static Dictionary<string, IOpenApiSecurityScheme> SecuritySchemes() => new()
    {
        [Session] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "The `accessToken` of `POST /api/v1/sessions`. It lives for ten minutes.",
        },
        [ApiKey] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = "X-Api-Key",
            Description = "A key of `POST /api/v1/me/api-keys`. `Authorization: ApiKey` followed by the key does the same.",
        },
    };
}
