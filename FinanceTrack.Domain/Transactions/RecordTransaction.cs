using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Transactions;

/// <summary>Records one transaction: categorised, scored, in the statistics and in its month's sums before the answer goes out.</summary>
public sealed class RecordTransaction(IdempotentWrites writes, LedgerReader ledgers, LedgerWriter writer, TimeProvider time)
{
    public async Task<Result<TransactionDetails>> ExecuteAsync(
        LedgerActor actor, NewTransaction input, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        var draft = TransactionDraft.Check(input, time.Now(), errors);
        return draft is null
            ? errors.ToError()
            : await writes.WriteAsync(actor.UserId, key, session => RecordAsync(session, actor, draft), cancellationToken);
    }

    private async Task<Result<TransactionDetails>> RecordAsync(DbSession session, LedgerActor actor, TransactionDraft draft)
    {
        if (!(await ledgers.LockAsync(session, actor)).TryGet(out var ledger, out var refused))
            return refused;
        var errors = new ValidationErrors();
        await DraftChecks.CheckAsync(session, ledger, [draft], _ => errors);
        if (errors.Any)
            return errors.ToError();
        var rows = await writer.RecordAsync(session, ledger, [draft]);
        return TransactionDetails.Of(rows[0]) with { Statistics = StatisticsState.Current };
    }
}
