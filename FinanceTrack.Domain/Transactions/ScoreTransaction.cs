using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Transactions;

/// <summary>What a transaction would be taken for.</summary>
public sealed record ScoredTransaction(
    Guid? CategoryId, CategorySource CategorySource, double? CategoryConfidence, ScoreDetails Anomaly);

/// <summary>Categorises and scores a transaction as if it were recorded now, and stores nothing.</summary>
public sealed class ScoreTransaction(
    Database database,
    LedgerReader ledgers,
    Intake intake,
    RowCategorization categorization,
    ScorerSource scorers,
    StatisticsCache statistics,
    TimeProvider time)
{
    public async Task<Result<ScoredTransaction>> ExecuteAsync(Guid ledgerId, NewTransaction input, CancellationToken cancellationToken)
    {
        var item = intake.Check([input])[0];
        return item.Draft is { } draft
            ? await database.ReadAsync(session => ScoreAsync(session, ledgerId, draft), cancellationToken)
            : item.Error!;
    }

    private async Task<Result<ScoredTransaction>> ScoreAsync(DbSession session, Guid ledgerId, TransactionDraft draft)
    {
        if (await ledgers.FindAsync(session, ledgerId) is not { } ledger)
            return new NotFoundError("ledger");
        var errors = new ValidationErrors();
        Intake.CheckCategory(ledger, draft.CategoryId, errors);
        RowAccounts.Check(ledger, draft.AccountId, draft.Money.Currency, errors);
        if (errors.Any)
            return errors.ToError();

        var entries = await categorization.CategorizeAsync(
            session, ledger,
            [LedgerWriter.NewEntry(ledger, draft, draft.AccountId ?? Guid.Empty, ledger.Version.LastSequence + 1, time.Now())]);
        var row =
            await new RowScoring(await scorers.GetAsync(session.CancellationToken), statistics, ledger).ScoreAsync(session, entries[0].Row);
        return new ScoredTransaction(row.CategoryId, row.CategorySource, row.CategoryConfidence, ScoreDetails.Of(row));
    }
}
