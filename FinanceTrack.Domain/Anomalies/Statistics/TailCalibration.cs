namespace FinanceTrack.Domain.Anomalies.Statistics;

/// <summary>
/// Turns a raw score into T = −ln P(S ≥ s) on ordinary history: the empirical tail between knots, and past the 99.5 %
/// quantile an exponential whose scale is the mean excess there (peaks over threshold, Pickands 1975, with shape 0).
/// </summary>
public sealed class TailCalibration
{
    private const double ExponentialFrom = 0.995;
    private const int MaxKnots = 96;
    private readonly double[] _scores;
    private readonly double[] _tails;

    /// <param name="scores">Ascending scores.</param>
    /// <param name="tails">T at each of them, not descending.</param>
    /// <param name="scale">Score units to a nat past the last knot.</param>
    public TailCalibration(IEnumerable<double> scores, IEnumerable<double> tails, double scale)
    {
        _scores = [.. scores];
        _tails = [.. tails];
        Scale = Math.Max(scale, 1e-6);
        if (_scores.Length == 0 || _scores.Length != _tails.Length)
            throw new ArgumentException("A calibration needs as many tails as scores, and one at least.", nameof(tails));
    }

    /// <summary>T is the score itself.</summary>
    public static TailCalibration Identity { get; } = new([0], [0], 1);

    public IReadOnlyList<double> Scores => _scores;

    public IReadOnlyList<double> Tails => _tails;

    public double Scale { get; }

    /// <summary>T of a raw score, never negative.</summary>
    public double Of(double score)
    {
        var last = _scores.Length - 1;
        if (score >= _scores[last]) return _tails[last] + ((score - _scores[last]) / Scale);
        if (score <= _scores[0]) return _tails[0];
        var right = Array.BinarySearch(_scores, score);
        if (right >= 0) return _tails[right];
        right = ~right;
        var share = (score - _scores[right - 1]) / (_scores[right] - _scores[right - 1]);
        return _tails[right - 1] + (share * (_tails[right] - _tails[right - 1]));
    }

    /// <summary>Measures the tail of scores of ordinary history; the array is sorted in place.</summary>
    public static TailCalibration Fit(double[] history)
    {
        ArgumentOutOfRangeException.ThrowIfZero(history.Length);
        Array.Sort(history);
        var count = history.Length;
        var start = Math.Min((int)(count * ExponentialFrom), count - 1);
        var scores = new List<double>();
        var tails = new List<double>();
        for (var knot = 0; knot < MaxKnots; knot++)
        {
            // Knots are dense where the tail is thin: ranks fall geometrically towards the exponential's start.
            var rank = (int)(count - (count * Math.Pow((count - start) / (double)count, knot / (MaxKnots - 1.0))));
            var score = history[Math.Min(rank, start)];
            if (scores.Count > 0 && score <= scores[^1]) continue;
            var first = Array.FindIndex(history, s => s >= score);
            scores.Add(score);
            tails.Add(-Math.Log((count - first + 0.5) / (count + 1)));
        }
        var excess = history.AsSpan(start);
        var sum = 0.0;
        foreach (var score in excess) sum += score - history[start];
        return new TailCalibration(scores, tails, excess.Length > 5 ? sum / excess.Length : 1);
    }
}
