using FinanceTrack.Domain.Folding;

namespace FinanceTrack.Domain.Accounts.Rows;

internal static class AccountName
{
    public const int MaxLength = 60;

    /// <summary>What makes two names the same name: they differ in case, width, white space or invisible characters at most.</summary>
    public static string Key(string name) => TextFolding.Fit(TextFolding.ForName(name), MaxLength);

    /// <summary>The name of a default account, such as <c>Main EUR</c>; with a number behind it from the second attempt on.</summary>
    public static string OfDefault(string currency, int attempt) => attempt == 1 ? $"Main {currency}" : $"Main {currency} ({attempt})";
}
