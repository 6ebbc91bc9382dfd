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

    /// <summary>The row with its score; the statistics stay as they are.</summary>
    public async Task<TransactionRow> ScoreAsync(DbSession session, TransactionRow row)
    {
        using var call = new ScoringCall(rows: 1);
        var facts = FactsRow.FactsOf(row);
        var fold = await TakeAsync(session, [facts]);
        var scored = call.Done(Score(fold, row, in facts));
        statistics.Keep(ledger.LedgerId, ledger.Version.History, fold);
        return scored;
    }

    /// <summary>The rows with their scores, each against what was known before it, and the statistics that have learned them.</summary>
    public async Task<(IReadOnlyList<TransactionRow> Rows, StatisticsFold Fold)> ScoreAndLearnAsync(
        DbSession session, IReadOnlyList<TransactionRow> rows)
    {
        using var call = new ScoringCall(rows.Count);
        TransactionFacts[] facts = [.. rows.Select(FactsRow.FactsOf)];
        var fold = await TakeAsync(session, facts);
        var scored = new List<TransactionRow>(rows.Count);
        for (var i = 0; i < facts.Length; i++)
            scored.Add(call.Done(ScoreAndLearn(fold, rows[i], in facts[i])));
        return (scored, fold);
    }

    /// <summary>The statistics that the rows will be compared with. Statistics of an older form are recomputed here and now.</summary>
    public Task<StatisticsFold> TakeAsync(DbSession session, IReadOnlyList<TransactionFacts> facts) =>
        statistics.TakeAsync(session, ledger.LedgerId, ledger.Version.History, facts, scorer.Priors);

    /// <summary>Stores what was learned of the rows, which the ledger ends with from now on.</summary>
    public async Task SaveAsync(DbSession session, StatisticsFold fold, long lastSequence)
    {
        await StatisticsTable.SaveAsync(session, ledger.LedgerId, fold, ledger.Version.Revision);
        await LedgersTable.AdvanceAsync(session, ledger.LedgerId, lastSequence);
        session.WhenCommitted(() =>
        {
            fold.MarkStored();
            statistics.Keep(ledger.LedgerId, ledger.Version.History with { LastSequence = lastSequence }, fold);
        });
    }

    /// <summary>The row with its score; the statistics stay as they are.</summary>
    public TransactionRow Score(StatisticsFold fold, TransactionRow row, in TransactionFacts facts) =>
        Assess(fold, row, in facts, out _, out _);

    private TransactionRow ScoreAndLearn(StatisticsFold fold, TransactionRow row, in TransactionFacts facts)
    {
        var scored = Assess(fold, row, in facts, out var statistics, out var seen);
        fold.Learn(in facts, statistics, in seen);
        return scored;
    }

    private TransactionRow Assess(
        StatisticsFold fold, TransactionRow row, in TransactionFacts facts, out StatisticsSet statistics, out Observation seen)
    {
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
