using FinanceTrack.Domain.Users.Accounts;

namespace FinanceTrack.Domain.Users.Credentials;

/// <summary>The words that a guesser tries first at one account: the product's, and those of the person's name and address.</summary>
internal static class PasswordWords
{
    private const int MinWordLength = 3;

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

    /// <summary>The longest first, so that a part of a word does not hide the whole.</summary>
    private static IEnumerable<string> WordsOf(string? email, string? displayName)
    {
        var local = email?[..Math.Max(email.LastIndexOf('@'), 0)] ?? "";
        return OfProduct
            .Concat([email ?? "", local, displayName ?? ""])
            .Concat(Parts(local))
            .Concat(Parts(displayName ?? ""))
            .Select(word => word.ToLowerInvariant())
            .Where(word => word.Length >= MinWordLength)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(word => word.Length);
    }

    private static string[] Parts(string text) =>
        string.Concat(text.Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
