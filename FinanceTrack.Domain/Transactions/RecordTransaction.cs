using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Domain.Users.Limits;

namespace FinanceTrack.Domain.Transactions;

/// <summary>Records one transaction: categorised, scored, in the statistics and in its month's sums before the answer goes out.</summary>
public sealed class RecordTransaction(IdempotentWrites writes, LedgerReader ledgers, Intake intake, RowLimits limits)
{
    public async Task<Result<TransactionDetails>> ExecuteAsync(
        LedgerActor actor, NewTransaction input, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var items = intake.Check([input]);
        return items[0].Error is { } error
            ? error
            : await writes.WriteAsync(actor.UserId, key, session => RecordAsync(session, actor, items), cancellationToken);
    }

    internal async Task<Result<TransactionDetails>> RecordAsync(DbSession session, LedgerActor actor, IReadOnlyList<IntakeItem> items)
    {
        if (!(await ledgers.LockAsync(session, actor, limits.Of(actor.UserId, items.Count))).TryGet(out var ledger, out var refused))
            return refused;
        var recorded = await intake.RecordAsync(session, ledger, await Intake.CheckAsync(session, ledger, items));
        return recorded[0].Row is { } row
            ? TransactionDetails.Of(row) with { Statistics = StatisticsState.Current }
            : recorded[0].Error!;
    }
}
