using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Summaries;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Transactions;

/// <summary>What to change of a transaction; what is absent stays. A null category takes the transaction's category away.</summary>
public sealed record TransactionChanges(
    Optional<DateOnly?> BookedOn,
    Optional<DateTimeOffset?> OccurredAt,
    Optional<decimal?> Amount,
    Optional<string?> Currency,
    Optional<string?> Description,
    Optional<Guid?> CategoryId,
    Optional<string?> Note);

/// <summary>Changes a transaction, and its month's sums, score and statistics with it.</summary>
public sealed class EditTransaction(
    Database database, LedgerReader ledgers, RowCategorization categorization, StatisticsUpdater statistics, TimeProvider time)
{
    /// <param name="ifMatch">The version the caller has seen, or null for whichever there is.</param>
    public Task<Result<TransactionDetails>> ExecuteAsync(
        LedgerActor actor, Guid id, TransactionChanges changes, int? ifMatch, CancellationToken cancellationToken) =>
        database.WriteAsync(session => EditAsync(session, actor, id, changes, ifMatch), cancellationToken);

    private async Task<Result<TransactionDetails>> EditAsync(
        DbSession session, LedgerActor actor, Guid id, TransactionChanges changes, int? ifMatch)
    {
        if (!(await ledgers.LockAsync(session, actor)).TryGet(out var ledger, out var refused))
            return refused;
        if (await TransactionTable.FindAsync(session, actor.LedgerId, id) is not { } old)
            return new NotFoundError("transaction");
        if (ifMatch is not null && ifMatch != old.Version)
            return new StaleVersionError();
        if (!Apply(changes, old, ledger).TryGet(out var entry, out var error))
            return error;

        await categorization.RelearnAsync(session, old, entry);
        var (row, state) = (entry.Row, StatisticsState.Current);
        var facts = FactsRow.FactsOf(row);
        if (facts != FactsRow.FactsOf(old))
            (row, state) = await statistics.ApplyChangeAsync(session, ledger, row, facts);
        await TransactionTable.UpdateAsync(session, row);
        await SummaryTable.AddAsync(session, [SummaryRow.Of(old).Negated(), SummaryRow.Of(row)]);
        return TransactionDetails.Of(row) with { Statistics = state };
    }

    private Result<LedgerEntry> Apply(TransactionChanges changes, TransactionRow old, LedgerState ledger)
    {
        var errors = new ValidationErrors();
        var categoryId = changes.CategoryId.Or(old.CategoryId);
        var draft = TransactionDraft.Check(Merge(changes, old), time.Now(), errors, stored: old);
        if (categoryId != old.CategoryId)
            Intake.CheckCategory(ledger, categoryId, errors);
        if (draft is null || errors.Any)
            return errors.ToError();

        var entry = LedgerEntry.Of(old with
        {
            BookedOn = draft.BookedOn,
            OccurredAt = draft.OccurredAt,
            AmountMinor = draft.Money.MinorUnits,
            Currency = draft.Money.Currency,
            Description = draft.Description,
            Note = draft.Note,
            SearchText = SearchText.Of(draft.Description, draft.Note),
            UpdatedAt = time.Now(),
            Version = old.Version + 1,
        });
        return changes.CategoryId.IsPresent
            ? RowCategorization.WithCategory(ledger, entry, categoryId, categoryId is null ? CategorySource.None : CategorySource.Given, null)
            : RowCategorization.WithCategory(ledger, entry, old.CategoryId, old.CategorySource, old.CategoryConfidence);
    }

    private static NewTransaction Merge(TransactionChanges changes, TransactionRow old) => new(
        changes.BookedOn.Or(old.BookedOn),
        changes.OccurredAt.Or(old.OccurredAt),
        changes.Amount.Or(old.Money.Amount),
        changes.Currency.Or(old.Currency.Code),
        changes.Description.Or(old.Description),
        null,
        changes.Note.Or(old.Note));
}
