using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Ledger;

/// <summary>The ledger itself, which leaves after everything in it.</summary>
public sealed class LedgerData : ILedgerData
{
    public IEnumerable<UserDataSet> Export(Guid ledgerId) => [];

    public Task EraseAsync(DbSession session, Guid ledgerId) => LedgersTable.DeleteAsync(session, ledgerId);
}
