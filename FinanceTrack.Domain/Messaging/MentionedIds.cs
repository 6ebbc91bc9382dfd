using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FinanceTrack.Domain.Messaging;

/// <summary>
/// Finds the ids in a message that could not be read, however it spells them: with or without hyphens, in any case, escaped, in
/// hexadecimal, base64 or UTF-16, or several of these in one another.
/// </summary>
internal sealed partial class MentionedIds
{
    private const int MaxDepth = 4;
    private const int MaxTexts = 2_000;
    private const int IdBytes = 16;

    private readonly HashSet<Guid> _all = [];
    private readonly HashSet<Guid> _users = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private MentionedIds(string body) => Read(body, 0);

    /// <summary>Whatever may be an id.</summary>
    public IReadOnlySet<Guid> All => _all;

    /// <summary>Those that stand beside the name <c>userId</c>.</summary>
    public IReadOnlySet<Guid> Users => _users;

    public static MentionedIds In(string body) => new(body);

    private void Read(string text, int depth)
    {
        if (_seen.Count >= MaxTexts || !_seen.Add(text))
            return;
        foreach (Match id in Id().Matches(text))
            _all.Add(Guid.Parse(id.Groups[1].Value));
        foreach (Match id in UserId().Matches(text))
            _users.Add(Guid.Parse(id.Groups[1].Value));
        if (depth == MaxDepth)
            return;

        Read(Unescaped(text), depth + 1);
        foreach (Match run in Base64().Matches(text))
            ReadBase64(run.Value, depth + 1);
        foreach (Match run in Hexadecimal().Matches(text))
            ReadBytes(Convert.FromHexString(run.ValueSpan[..(run.Length & ~1)]), depth + 1);
    }

    private void ReadBase64(string run, int depth)
    {
        var text = run.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        var bytes = new byte[text.Length];
        if (Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), bytes, out var length))
            ReadBytes(bytes[..length], depth);
    }

    private void ReadBytes(byte[] bytes, int depth)
    {
        if (bytes.Length == IdBytes)
        {
            _all.Add(new Guid(bytes));
            _all.Add(new Guid(bytes, bigEndian: true));
        }

        // In UTF-16 of either order every second byte of a plain letter is zero, which Unescaped takes away.
        Read(Encoding.Latin1.GetString(bytes), depth);
    }

    private static string Unescaped(string text)
    {
        var plain = text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text;
        if (plain.Contains("\\u", StringComparison.Ordinal))
        {
            plain = Escape().Replace(
                plain, match => ((char)ushort.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        }

        plain = plain.Replace("\\", "", StringComparison.Ordinal);
        return plain.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(plain) : plain;
    }

    // A look-ahead, so that an id is found behind other hexadecimal digits too.
    [GeneratedRegex("(?=([0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}))", RegexOptions.IgnoreCase)]
    private static partial Regex Id();

    [GeneratedRegex("user_?id[^0-9a-z]{0,8}([0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12})", RegexOptions.IgnoreCase)]
    private static partial Regex UserId();

    [GeneratedRegex("[A-Za-z0-9+/_-]{22,}={0,2}")]
    private static partial Regex Base64();

    [GeneratedRegex("[0-9A-Fa-f]{64,}")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"\\u([0-9A-Fa-f]{4})")]
    private static partial Regex Escape();
}
