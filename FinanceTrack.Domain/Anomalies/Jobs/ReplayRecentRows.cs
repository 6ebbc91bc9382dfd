using System.Globalization;
using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Feedback;
using FinanceTrack.Domain.Anomalies.Model;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.ModelRegistry;
using FinanceTrack.Domain.Users.Training;

namespace FinanceTrack.Domain.Anomalies.Jobs;

/// <summary>How scoring does on recent rows.</summary>
/// <param name="Served">The served model; the sum where there is none.</param>
/// <param name="Predecessor">What was served before, on the same rows; null where there is none that can be read.</param>
/// <param name="Worse">In what the served model is worse, in words; null when in nothing.</param>
/// <param name="FeatureDrift">Population stability index by component, recent rows against earlier ones; above .25 much has changed.</param>
public sealed record RecentScoring(
    ReplayedScoring Served, ReplayedScoring? Predecessor, string? Worse, IReadOnlyDictionary<string, double> FeatureDrift);

/// <summary>
/// Scores the last weeks' rows of a sample of users with the served model and with its predecessor. The served one is worse where it
/// gives more false alerts than the budget and a quarter more than its predecessor, or puts what users confirmed clearly lower.
/// </summary>
public sealed class ReplayRecentRows(
    Database database, ScorerSource scorers, ModelStore store, ModelFormat<AnomalyModelParts> format, TrainingUsers users)
{
    private const int Seed = 2;
    private const int MaxUsers = 2_000, MaxRowsOfOne = 1_500, MaxRows = 200_000;
    private const int MinRows = 500;
    private const double WorseAlerts = 1.25, WorsePrecision = .05;

    private static readonly Statement ConfirmedSql = Statement.Of(
        "SELECT TransactionId FROM AnomalyFeedback WHERE LedgerId = @LedgerId AND Answer = @Confirmed AND AnsweredAt >= @Since");

    /// <param name="pointer">What is served; null while nothing is.</param>
    public async Task<RecentScoring> ExecuteAsync(ModelPointer? pointer, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var priors = (await scorers.GetAsync(cancellationToken)).Priors;
        var served = await ReadAsync(pointer?.Version, cancellationToken);
        var predecessor = served is null ? null : await ReadAsync(pointer?.Previous, cancellationToken);
        var replay = new ScoringReplay(
            priors, since, (until - since).TotalDays / MeanMonth.Days, predecessor is null ? [served ?? new SumCombiner(priors.SumTail)] : [served!, predecessor]);
        foreach (var history in await new HistorySample(database, users).DrawAsync(MaxUsers, MaxRowsOfOne, MaxRows, Seed, cancellationToken))
            replay.Add(history, await ConfirmedAsync(history.LedgerId, since, cancellationToken));
        var results = replay.Results;
        return predecessor is null
            ? new RecentScoring(results[0], null, null, replay.Drift)
            : new RecentScoring(results[0], results[1], Worse(results[0], results[1]), replay.Drift);
    }

    private static string? Worse(ReplayedScoring served, ReplayedScoring predecessor) => served switch
    {
        { Rows: < MinRows } => null,
        { FalseAlertsInMonth: > AlertPolicy.DefaultBudget } when served.FalseAlertsInMonth > WorseAlerts * predecessor.FalseAlertsInMonth => string.Create(
            CultureInfo.InvariantCulture,
            $"On the same {served.Rows} recent rows it gives {served.FalseAlertsInMonth:0.0} false alerts a user and month, its predecessor {predecessor.FalseAlertsInMonth:0.0}."),
        { AveragePrecision: { } precision } when precision < predecessor.AveragePrecision - WorsePrecision => string.Create(
            CultureInfo.InvariantCulture,
            $"On the same {served.Rows} recent rows its average precision on what users confirmed is {precision:0.000}, its predecessor's {predecessor.AveragePrecision:0.000}."),
        _ => null,
    };

    private async Task<HashSet<Guid>> ConfirmedAsync(Guid ledgerId, DateTimeOffset since, CancellationToken cancellationToken) => [.. await database.ReadAsync(
        session => session.QueryAsync<Guid>(ConfirmedSql, new { LedgerId = ledgerId, AnomalyAnswer.Confirmed, Since = since }), cancellationToken)];

    private async Task<ICombiner?> ReadAsync(string? version, CancellationToken cancellationToken) =>
        await store.TryReadAsync(format, version, cancellationToken) is { } parts ? new AnomalyModel(version!, parts) : null;
}
