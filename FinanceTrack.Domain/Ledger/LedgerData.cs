using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Ledger;

/// <summary>The ledger itself and who its members are, which leave after everything in it.</summary>
public sealed class LedgerData : ILedgerData
{
    public IEnumerable<UserDataSet> Export(Guid ledgerId, Guid readerId) => [];

    public async Task EraseAsync(DbSession session, Guid ledgerId)
    {
        await LedgerMembersTable.DeleteAllAsync(session, ledgerId);
        await LedgersTable.DeleteAsync(session, ledgerId);
    }
}
