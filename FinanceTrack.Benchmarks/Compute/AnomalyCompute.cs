using BenchmarkDotNet.Attributes;
using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Anomalies.Training;

namespace FinanceTrack.Benchmarks.Compute;

/// <summary>
/// What one score costs once the user's statistics and recent rows are read. BenchmarkDotNet wants the class public and open.
/// </summary>
[InProcess]
[MemoryDiagnoser]
public class AnomalyCompute
{
    private const int Users = 40;
    private const int RowsOfOne = 400;
    private static readonly DateTime Start = new(2026, 1, 1, 8, 0, 0, DateTimeKind.Utc);
    private readonly List<(TransactionFacts Row, StatisticsSet Statistics, TransactionFacts[] Recent)> _cases = [];
    private AnomalyScorer _untrained = null!;
    private AnomalyScorer _trained = null!;
    private int _next;

    [GlobalSetup]
    public void Train()
    {
        var histories = Enumerable.Range(0, Users).Select(user => History(user).ToList()).ToList();
        var priors = PriorsFit.Fit(1, histories);
        _untrained = new AnomalyScorer(priors);
        _trained = new AnomalyScorer(priors, new AnomalyTrainer(priors, seed: 1).Train("model", histories, [], CancellationToken.None));
        foreach (var history in histories)
        {
            var fold = new StatisticsFold(priors);
            foreach (var row in history) fold.Add(in row);
            var next = history[^1] with { Sequence = RowsOfOne, Size = 3 * history[^1].Size };
            _cases.Add((next, fold.Find(in next), fold.Recent(in next).ToArray()));
        }
    }

    [Benchmark(Baseline = true)]
    public AnomalyAssessment Sum() => Score(_untrained);

    [Benchmark]
    public AnomalyAssessment Model() => Score(_trained);

    private AnomalyAssessment Score(AnomalyScorer scorer)
    {
        var (row, statistics, recent) = _cases[_next++ % _cases.Count];
        var seen = scorer.Observe(in row, statistics, recent);
        return scorer.Assess(in row, statistics, in seen, AlertPolicy.Default);
    }

    private static IEnumerable<TransactionFacts> History(int user)
    {
        var random = new Random(user);
        for (var i = 0; i < RowsOfOne; i++)
        {
            var at = Start.AddHours((6 * i) + random.Next(6));
            yield return TransactionFacts.Of(
                i, DateOnly.FromDateTime(at), at, -Math.Exp(3 + random.NextDouble()), "EUR", 1 + random.Next(12), 1 + random.Next(40));
        }
    }
}
