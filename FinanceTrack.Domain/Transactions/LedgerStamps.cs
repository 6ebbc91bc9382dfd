namespace FinanceTrack.Domain.Transactions;

/// <summary>
/// Statements that end the ones which change what instances keep of a user between requests, in the same batch and the same
/// transaction. Each takes <c>@UserId</c>.
/// </summary>
internal static class LedgerStamps
{
    /// <summary>The user's stored statistics are gone, or others as a whole.</summary>
    public const string Fold = "UPDATE Ledgers SET Folds = Folds + 1 WHERE UserId = @UserId;";

    /// <summary>The user's categories or rules are others.</summary>
    public const string Setup = "UPDATE Ledgers SET Setups = Setups + 1 WHERE UserId = @UserId;";

    /// <summary>The user's memory of answers is another.</summary>
    public const string Answer = "UPDATE Ledgers SET Answers = Answers + 1 WHERE UserId = @UserId;";
}
