using FinanceTrack.Domain.Users.Accounts;

namespace FinanceTrack.Domain.Users.Credentials;

/// <summary>
/// The words that a guesser tries first at one account: the product's, and those of the person's name and address, its domain included.
/// </summary>
internal static class PasswordWords
{
    private const int MinWordLength = 3;

    /// <summary>A longer piece is a password of its own.</summary>
    private const int MaxPiece = AccountRules.MinPasswordLength;

    private static readonly string[] OfProduct = ["financetrack", "finance", "fintrack"];

    /// <summary>Whether too little of the password remains without them.</summary>
    public static bool AreTooMany(string password, string? email, string? displayName)
    {
        var text = password.ToLowerInvariant();
        var rest = text;
        foreach (var word in WordsOf(email, displayName))
            rest = rest.Replace(word, "", StringComparison.Ordinal);
        return rest.Length < text.Length && (rest.Length < AccountRules.MinPasswordLength || CommonPasswords.Contains(rest));
    }

    /// <summary>Whether the password is one short piece, repeated, the last time perhaps not to its end.</summary>
    public static bool IsRepetition(string password)
    {
        var text = password.ToLowerInvariant();
        return Enumerable.Range(1, Math.Min(MaxPiece, text.Length / 2))
            .Any(piece => text.AsSpan(piece).SequenceEqual(text.AsSpan(0, text.Length - piece)));
    }

    /// <summary>The longest first, so that a part of a word does not hide the whole.</summary>
    private static IEnumerable<string> WordsOf(string? email, string? displayName)
    {
        var at = email?.LastIndexOf('@') ?? -1;
        var (local, domain) = at < 0 ? ("", "") : (email![..at], email[(at + 1)..]);
        return OfProduct
            .Concat([email ?? "", local, domain, displayName ?? ""])
            .Concat(Parts(local))
            .Concat(Parts(domain))
            .Concat(Parts(displayName ?? ""))
            .Select(word => word.ToLowerInvariant())
            .Where(word => word.Length >= MinWordLength)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(word => word.Length);
    }

    private static string[] Parts(string text) =>
        string.Concat(text.Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
