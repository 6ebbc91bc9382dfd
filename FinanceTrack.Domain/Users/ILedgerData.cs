using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Users;

/// <summary>
/// What a feature keeps in a ledger. Each feature registers one, in the order in which features build on each other: the export reads
/// them in that order, and erasure goes backwards, so that rows leave before the rows they refer to.
/// </summary>
public interface ILedgerData
{
    /// <summary>Everything that an owner would want to take along, one set a table. Derived figures need not be in it.</summary>
    /// <param name="readerId">The owner who takes it along: sentences are in this user's language.</param>
    IEnumerable<UserDataSet> Export(Guid ledgerId, Guid readerId);

    /// <summary>Deletes every row of this feature that belongs to the ledger, derived ones too.</summary>
    Task EraseAsync(DbSession session, Guid ledgerId);
}
