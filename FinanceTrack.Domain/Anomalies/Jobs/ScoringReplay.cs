using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Anomalies.Training;

namespace FinanceTrack.Domain.Anomalies.Jobs;

/// <summary>What a way of scoring would have come to on recent rows, whichever scored them then.</summary>
/// <param name="FalseAlertsInMonth">Alerts at the default budget that were not confirmed, per user and month.</param>
/// <param name="AveragePrecision">Of the confirmed rows against all others; null where too few were confirmed to say.</param>
public sealed record ReplayedScoring(string Version, int Rows, int Users, double FalseAlertsInMonth, double? AveragePrecision);

/// <summary>
/// Scores the same recent rows in several ways, each row before it is learned, so that a model and its predecessor are compared
/// on equal terms: what each happened to score while it was served would not be.
/// </summary>
internal sealed class ScoringReplay(Priors priors, DateTimeOffset since, double months, IReadOnlyList<ICombiner> combiners)
{
    private const int MinConfirmed = 20;

    /// <summary>Rows of a user before which everything is unusual, and nothing can be said to have changed.</summary>
    private const int WarmUpRows = 30;

    private readonly List<(double Score, bool Label)>[] _scores = [.. combiners.Select(_ => new List<(double, bool)>())];
    private readonly int[] _falseAlerts = new int[combiners.Count];
    private readonly FeatureDrift _drift = new();
    private int _users;
    private int _confirmed;

    /// <summary>In the order of the ways of scoring.</summary>
    public IReadOnlyList<ReplayedScoring> Results => [.. combiners.Select((combiner, way) => new ReplayedScoring(
        combiner.Name, _scores[way].Count, _users, _falseAlerts[way] / (Math.Max(_users, 1) * months),
        _confirmed >= MinConfirmed ? RankingMetrics.AveragePrecision(_scores[way]) : null))];

    /// <summary>How much each component has moved, between the rows before the window and those in it.</summary>
    public IReadOnlyDictionary<string, double> Drift => _drift.Indexes();

    /// <summary>Adds a user's rows: those recorded since the beginning of the window are scored, the earlier ones only learned.</summary>
    public void Add(SampledHistory history, IReadOnlySet<Guid> confirmed)
    {
        var fold = new StatisticsFold(priors);
        for (var i = 0; i < history.Rows.Count; i++)
        {
            var row = history.Rows[i];
            var threshold = AlertPolicy.Default.Threshold(fold.User.RowsInMonth);
            var components = fold.Add(in row).Components;
            var isRecent = history.RecordedAt[i] >= since;
            if (i >= WarmUpRows)
                _drift.Add(in components, isRecent);
            if (isRecent)
                Score(in components, threshold, confirmed.Contains(history.TransactionIds[i]));
        }

        _users += history.RecordedAt[^1] >= since ? 1 : 0;
    }

    private void Score(in ComponentVector components, double threshold, bool isConfirmed)
    {
        _confirmed += isConfirmed ? 1 : 0;
        for (var way = 0; way < combiners.Count; way++)
        {
            var tail = combiners[way].Combine(in components).Tail;
            _scores[way].Add((tail, isConfirmed));
            _falseAlerts[way] += tail > threshold && !isConfirmed ? 1 : 0;
        }
    }
}
