using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Domain.Users.Limits;

namespace FinanceTrack.Domain.Transactions;

/// <summary>Many transactions at once.</summary>
/// <param name="Items">1 to <see cref="RecordBatch.MaxTransactions"/>, recorded in this order; each is a transaction, or what is
/// wrong with its JSON.</param>
/// <param name="Mode">Whether one that is refused refuses all.</param>
public sealed record NewBatch(
    [Required, MinLength(1), MaxLength(RecordBatch.MaxTransactions)] IReadOnlyList<Result<NewTransaction>>? Items,
    BatchMode Mode = BatchMode.Atomic);

public enum BatchMode
{
    /// <summary>All are recorded, or none.</summary>
    Atomic = 0,

    /// <summary>The good ones are recorded, and each of the others says what is wrong with it.</summary>
    Each = 1,
}

/// <summary>The outcome of a batch, item by item in its order.</summary>
public sealed record BatchOutcome(int Recorded, int Rejected, IReadOnlyList<BatchItem> Items);

/// <summary>A recorded transaction, or by JSON pointer into the item what is wrong with it.</summary>
public sealed record BatchItem(TransactionDetails? Transaction, IReadOnlyDictionary<string, string[]>? Errors);

/// <summary>Records up to 500 transactions in one database transaction.</summary>
public sealed class RecordBatch(IdempotentWrites writes, LedgerReader ledgers, Intake intake, RowLimits limits)
{
    public const int MaxTransactions = 500;

    public async Task<Result<BatchOutcome>> ExecuteAsync(
        LedgerActor actor, NewBatch batch, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        if (batch.Items is not { Count: >= 1 and <= MaxTransactions } items)
            return new ValidationError("/items", $"Must hold 1 to {MaxTransactions} transactions.");
        var checkedItems = intake.Check(items);
        return await writes.WriteAsync(
            actor.UserId, key, session => RecordAsync(session, actor, checkedItems, batch.Mode), cancellationToken);
    }

    private async Task<Result<BatchOutcome>> RecordAsync(
        DbSession session, LedgerActor actor, IReadOnlyList<IntakeItem> items, BatchMode mode)
    {
        if (!(await ledgers.LockAsync(session, actor, limits.Of(actor.UserId, items.Count))).TryGet(out var ledger, out var refused))
            return refused;
        items = await Intake.CheckAsync(session, ledger, items);
        if (mode == BatchMode.Atomic && AllErrors(items) is { } error)
            return error;

        items = await intake.RecordAsync(session, ledger, items);
        var recorded = items.Count(item => item.Row is not null);
        return new BatchOutcome(recorded, items.Count - recorded, [.. items.Select(ToOutcome)]);
    }

    private static BatchItem ToOutcome(IntakeItem item) =>
        new(item.Row is null ? null : TransactionDetails.Of(item.Row), item.Error?.Errors);

    /// <summary>All that is wrong, by pointer into the batch; null when nothing is.</summary>
    private static ValidationError? AllErrors(IReadOnlyList<IntakeItem> items)
    {
        var all = items
            .SelectMany((item, i) => item.Error?.Errors.Select(error => (Pointer: $"/items/{i}{error.Key}", Problems: error.Value)) ?? [])
            .ToDictionary(error => error.Pointer, error => error.Problems);
        return all.Count == 0 ? null : new ValidationError(all);
    }
}
