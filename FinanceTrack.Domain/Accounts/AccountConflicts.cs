using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Accounts;

/// <summary>What only one account of a ledger may have: its name and its number.</summary>
internal static class AccountConflicts
{
    /// <param name="others">The accounts of the ledger, read inside its lock; the row itself may be among them.</param>
    public static ConflictError? Find(AccountRow row, IReadOnlyList<AccountRow> others)
    {
        if (others.Any(other => other.Id != row.Id && other.NameKey == row.NameKey))
            return new ConflictError("An account of this name already exists.");
        return row.NumberHash is { } hash && others.Any(other => other.Id != row.Id && other.NumberHash.AsSpan().SequenceEqual(hash))
            ? new ConflictError("An account of this number already exists.")
            : null;
    }
}
