using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Limits;

namespace FinanceTrack.Domain.Assistant.Tools;

/// <summary>How tools read: in one session, once it is the caller's turn, because sums may go through a whole ledger.</summary>
internal sealed class LedgerReads(Database database, UserTurns turns, TimeProvider time)
{
    private static readonly NotFoundError Unknown = new("ledger");

    public Task<Result<T>> ReadAsync<T>(
        LedgerActor caller, Func<DbSession, AssistantLedger, Task<Result<T>>> read, CancellationToken cancellationToken) =>
        turns.RunAsync(
            caller,
            () => database.ReadAsync(
                async session => await AssistantLedger.ReadAsync(session, caller, time.Now()) is { } ledger
                    ? await read(session, ledger)
                    : Unknown,
                cancellationToken),
            cancellationToken);
}
