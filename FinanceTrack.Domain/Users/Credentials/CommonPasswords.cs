using System.Collections.Frozen;
using System.IO.Compression;

namespace FinanceTrack.Domain.Users.Credentials;

/// <summary>
/// The 10,000 most common passwords that are long enough (CommonPasswords.LICENSE.txt says from where), in any case and with any digits and
/// signs at their ends: <c>Password1!</c> is <c>password</c>.
/// </summary>
internal static class CommonPasswords
{
    private static readonly Lazy<FrozenSet<string>> All = new(Read);

    public static int Count => All.Value.Count;

    public static bool Contains(string password)
    {
        var text = password.ToLowerInvariant();
        return All.Value.Contains(text) || All.Value.Contains(WithoutEnds(text));
    }

    private static string WithoutEnds(string text)
    {
        var from = 0;
        var to = text.Length;
        while (from < to && !char.IsLetter(text[from]))
            from++;
        while (to > from && !char.IsLetter(text[to - 1]))
            to--;
        return text[from..to];
    }

    private static FrozenSet<string> Read()
    {
        using var resource = typeof(CommonPasswords).Assembly.GetManifestResourceStream("CommonPasswords.txt.gz")!;
        using var lines = new StreamReader(new GZipStream(resource, CompressionMode.Decompress));
        return lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
