using FinanceTrack.Domain.Assistant.Conversations;

namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>The figures of a set of evaluated questions.</summary>
internal sealed class EvaluationTotals(IReadOnlyCollection<EvaluatedQuestion> asked)
{
    public int Count => asked.Count;

    /// <summary>The mean share of runs that were right.</summary>
    public double Pass1 => asked.Count == 0 ? 1 : asked.Average(item => (double)item.Passes / item.Runs);

    /// <summary>The share of questions that were right in every run.</summary>
    public double PassAll => Share(item => item.IsStable);

    public double Refused => Share(item => item.First == Verdict.Refused);

    public double Wrong => Share(item => item.First == Verdict.Wrong);

    public int Unsupported => asked.Sum(item => item.Unsupported.Count);

    public int Misbound => asked.Sum(item => item.Misbound.Count);

    public int Figures => asked.Sum(item => item.Figures);

    public double ByModel => Share(item => item.Engine != AnswerEngine.Offline);

    /// <summary>The time that the slowest of a hundred answers takes.</summary>
    public double P99 => Percentile(.99);

    public double Median => Percentile(.5);

    private double Percentile(double share)
    {
        var times = asked.SelectMany(item => item.Milliseconds).Order().ToList();
        return times.Count == 0 ? 0 : times[(int)Math.Min(times.Count - 1, share * times.Count)];
    }

    private double Share(Func<EvaluatedQuestion, bool> holds) => asked.Count == 0 ? 0 : (double)asked.Count(holds) / asked.Count;
}
