using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Users.ApiKeys;

namespace FinanceTrack.Domain.Users.PersonalData;

/// <summary>Deletes every row of a ledger, in the transaction of a caller who holds its lock.</summary>
public sealed class EraseLedger(IEnumerable<ILedgerData> features, TimeProvider time)
{
    internal async Task ExecuteAsync(DbSession session, Guid ledgerId)
    {
        await EraseMessages.ExecuteAsync(session, ledgerId, time.Now());
        await ApiKeyTable.DeleteOfLedgerAsync(session, ledgerId);
        foreach (var feature in features.Reverse())
            await feature.EraseAsync(session, ledgerId);
        session.EraseFromLog();
    }
}
