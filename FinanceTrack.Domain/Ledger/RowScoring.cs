using System.Text.Json;
using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Ledger;

/// <summary>Scores rows against a user's statistics, on the way of each into the ledger.</summary>
internal sealed class RowScoring(AnomalyScorer scorer, StatisticsCache statistics, LedgerState ledger)
{
    private const string NoCategory = "uncategorised";

    private readonly CurrencyCode _home = CurrencyCode.Of(ledger.Settings.HomeCurrency);

    private AlertPolicy Policy => new(ledger.Settings.AlertBudget, ledger.Version.AlertShift, _home);

    public Priors Priors => scorer.Priors;

    /// <summary>The statistics that the rows will be held against. Statistics of an older form are recomputed here and now.</summary>
    public Task<StatisticsFold> TakeAsync(DbSession session, IReadOnlyList<TransactionRow> rows) =>
        statistics.TakeAsync(session, ledger.LedgerId, ledger.Version.History, [.. rows.Select(Facts)], scorer.Priors);

    /// <summary>For the user's next rows. Those it was taken for are not learned.</summary>
    public void Keep(StatisticsFold fold) => statistics.Keep(ledger.LedgerId, ledger.Version.History, fold);

    /// <summary>Stores what was learned of the rows, which the ledger ends with from now on.</summary>
    public async Task SaveAsync(DbSession session, StatisticsFold fold, long lastSequence)
    {
        await StatisticsStore.SaveAsync(session, ledger.LedgerId, fold, ledger.Version.Revision);
        await LedgersTable.AdvanceAsync(session, ledger.LedgerId, lastSequence);
        session.WhenCommitted(() =>
        {
            fold.MarkStored();
            statistics.Keep(ledger.LedgerId, ledger.Version.History with { LastSequence = lastSequence }, fold);
        });
    }

    /// <summary>The row with its score; the statistics stay as they are.</summary>
    public TransactionRow Score(StatisticsFold fold, TransactionRow row) => Assess(fold, row, out _, out _);

    /// <summary>The row with its score; the statistics learn it.</summary>
    public TransactionRow ScoreAndLearn(StatisticsFold fold, TransactionRow row)
    {
        var scored = Assess(fold, row, out var statistics, out var seen);
        fold.Learn(Facts(row), statistics, in seen);
        return scored;
    }

    public static TransactionFacts Facts(TransactionRow row) => TransactionFacts.Of(
        row.Sequence,
        row.BookedOn,
        row.OccurredAt?.UtcDateTime,
        (double)row.AmountMinor / row.Currency.MinorUnitsPerMajor,
        row.Currency.Code,
        row.CategoryKey,
        row.MerchantKey);

    private TransactionRow Assess(StatisticsFold fold, TransactionRow row, out StatisticsSet statistics, out Observation seen)
    {
        var facts = Facts(row);
        statistics = fold.Find(in facts);
        seen = scorer.Observe(in facts, statistics, fold.Recent(in facts), _home);
        var assessment = scorer.Assess(in facts, statistics, in seen, Policy);
        return row with
        {
            Score = assessment.Score,
            ScoreThreshold = assessment.Threshold,
            IsAnomaly = assessment.IsAnomaly,
            Reasons = ScoreReasons.Of([.. assessment.Reasons.Select(r => Describe(r, row))]).Json,
            ScoredBy = assessment.ScoredBy,
        };
    }

    private ScoreReason Describe(AnomalyReason reason, TransactionRow row)
    {
        var category = row.CategoryId is { } id && ledger.Categories.TryGetValue(id, out var found) ? found.Name : NoCategory;
        return new ScoreReason(
            JsonNamingPolicy.CamelCase.ConvertName(reason.Code.ToString()),
            ReasonText.Describe(reason, category, row.Currency.Code),
            reason.UsualUpTo is { } amount ? Math.Round((decimal)amount, row.Currency.Digits) : null);
    }
}
