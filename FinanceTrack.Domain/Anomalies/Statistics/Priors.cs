using System.Collections.Frozen;
using FinanceTrack.Domain.Anomalies.Facts;

namespace FinanceTrack.Domain.Anomalies.Statistics;

/// <summary>Location and spread of a transformed amount before a user's own rows say more.</summary>
public readonly record struct AmountPrior(double Mean, Spread Spread);

/// <summary>A category's amounts in one direction, under both transforms.</summary>
public readonly record struct AmountPriors(AmountPrior Cube, AmountPrior Log);

/// <summary>What everyone does in a category: amounts out, amounts in, share of all transactions.</summary>
public sealed record CategoryPrior(AmountPriors Out, AmountPriors In, double Share);

/// <summary>
/// What is everyone's: an immutable snapshot, never written on the request path. A user's statistics are the fold of
/// their rows under one version of the priors, named in their row, so that they can be recomputed bit for bit.
/// </summary>
public sealed class Priors(
    int version, CategoryPrior overall, FrozenDictionary<long, CategoryPrior> categories, AmountPrior spending,
    FrozenDictionary<CurrencyCode, double> currencyShares, double novelty, IReadOnlyList<double> hours, HistogramPriors counts,
    TailCalibration sumTail)
{
    private const double HomeCurrencyShare = 0.9;
    private const double UnknownCurrencyShare = 0.005;

    /// <summary>0 for the priors shipped with the code; each refresh takes the next number.</summary>
    public int Version { get; } = version;

    /// <summary>Stands in for a category that the snapshot does not know.</summary>
    public CategoryPrior Overall { get; } = overall;

    public FrozenDictionary<long, CategoryPrior> Categories { get; } = categories;

    /// <summary>ln(1 + money spent in 24 hours).</summary>
    public AmountPrior Spending { get; } = spending;

    public FrozenDictionary<CurrencyCode, double> CurrencyShares { get; } = currencyShares;

    /// <summary>Probability that a transaction is the user's first at its merchant.</summary>
    public double Novelty { get; } = novelty;

    /// <summary>Share of transactions by hour of the day, UTC, smoothed over neighbouring hours; sums to 1.</summary>
    public IReadOnlyList<double> Hours { get; } = hours;

    /// <summary>Histograms of counts in windows.</summary>
    public HistogramPriors Counts { get; } = counts;

    /// <summary>How often the sum of the components is how large: the calibration of scoring without a trained model.</summary>
    public TailCalibration SumTail { get; } = sumTail;

    public CategoryPrior Category(long key) => Categories.GetValueOrDefault(key, Overall);

    /// <summary>Probability of a currency for a user of whom only the home currency, if that, is known.</summary>
    public double CurrencyShare(CurrencyCode currency, CurrencyCode home)
    {
        var share = CurrencyShares.GetValueOrDefault(currency, UnknownCurrencyShare);
        if (home == default) return share;
        return ((1 - HomeCurrencyShare) * share) + (currency == home ? HomeCurrencyShare : 0);
    }
}

/// <summary>Everyone's upper tails P(K ≥ k) of the counts in windows.</summary>
public sealed record HistogramPriors(CountTail InDay, CountTail InHour, CountTail AtMerchant, CountTail Duplicates, CountTail InCategory);

/// <summary>P(K ≥ k) for k = 0, 1, …; what is past the end has the last value.</summary>
public sealed class CountTail
{
    private readonly double[] _tail;

    private CountTail(double[] tail) => _tail = tail;

    public IReadOnlyList<double> Values => _tail;

    public double From(int count) => _tail[Math.Min(count, _tail.Length - 1)];

    public static CountTail OfTail(IEnumerable<double> tail) => new([.. tail]);

    /// <summary>From counts by bin, with 1/(k+1)² of a row in bin k beforehand so that no tail is empty.</summary>
    public static CountTail OfCounts(ReadOnlySpan<double> counts)
    {
        var tail = new double[counts.Length];
        var sum = 0.0;
        for (var k = counts.Length - 1; k >= 0; k--)
        {
            sum += counts[k] + (1.0 / ((k + 1.0) * (k + 1.0)));
            tail[k] = sum;
        }
        for (var k = 0; k < tail.Length; k++) tail[k] /= sum;
        return new CountTail(tail);
    }
}
