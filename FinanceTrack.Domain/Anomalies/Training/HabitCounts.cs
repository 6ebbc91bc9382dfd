using System.Collections.Frozen;
using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Statistics;

namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>Counts over a sample of users: categories, currencies, hours, new merchants, and rows in windows.</summary>
internal sealed class HabitCounts
{
    private const double CategoryBefore = 0.5;
    private readonly Dictionary<long, double> _categories = [];
    private readonly Dictionary<CurrencyCode, double> _currencies = [];
    private readonly float[] _hours = Enumerable.Repeat(1f, 24).ToArray();
    private readonly double[] _inDay = new double[HistogramSizes.InDay];
    private readonly double[] _inHour = new double[HistogramSizes.InHour];
    private readonly double[] _atMerchant = new double[HistogramSizes.AtMerchant];
    private readonly double[] _duplicates = new double[HistogramSizes.Duplicates];
    private readonly double[] _inCategory = new double[HistogramSizes.InCategory];
    private double _new = 1;

    public double Rows { get; private set; }

    /// <summary>ln(1 + money spent in 24 hours), for each row of money out.</summary>
    public List<double> SpentInDay { get; } = [];

    /// <summary>How many users have the category.</summary>
    public Dictionary<long, int> CategoryUsers { get; } = [];

    public double Novelty => _new / (Rows + 3);

    public double ShareOfUnknownCategory => CategoryBefore / (Rows + (CategoryBefore * (_categories.Count + 1)));

    public double CategoryShare(long key) => (_categories[key] + CategoryBefore) / (Rows + (CategoryBefore * (_categories.Count + 1)));

    public void Add(IReadOnlyList<TransactionFacts> history)
    {
        var recent = new RecentRows();
        var merchants = new HashSet<long>();
        foreach (var row in history)
        {
            Rows++;
            if (row.MerchantKey != StableKey.None && merchants.Add(row.MerchantKey)) _new++;
            _categories[row.CategoryKey] = _categories.GetValueOrDefault(row.CategoryKey) + 1;
            _currencies[row.Currency] = _currencies.GetValueOrDefault(row.Currency) + 1;
            var windows = Windows.Ending(in row, recent.Before(in row));
            if (row.OccurredAt is { } time)
            {
                _hours[time.Hour]++;
                Count(_inHour, windows.InHour);
            }
            Count(_inDay, windows.InDay);
            Count(_atMerchant, windows.AtMerchantInDay);
            Count(_duplicates, windows.Duplicates);
            Count(_inCategory, windows.InCategoryInDay);
            if (row.IsMoneyOut) SpentInDay.Add(Math.Log(1 + windows.SpentInDay + row.Size));
            recent.Add(in row);
        }
        foreach (var key in history.Select(row => row.CategoryKey).Distinct())
            CategoryUsers[key] = CategoryUsers.GetValueOrDefault(key) + 1;
    }

    /// <summary>A currency that was not seen gets what <see cref="Priors"/> gives the unknown.</summary>
    public FrozenDictionary<CurrencyCode, double> CurrencyShares() =>
        _currencies.ToFrozenDictionary(pair => pair.Key, pair => (pair.Value + 0.5) / (Rows + (0.5 * (_currencies.Count + 1))));

    public double[] HourShares()
    {
        var smooth = new double[24];
        HourKernel.Smooth(_hours, smooth);
        var sum = smooth.Sum();
        return Array.ConvertAll(smooth, share => share / sum);
    }

    public HistogramPriors Tails() => new(
        CountTail.OfCounts(_inDay), CountTail.OfCounts(_inHour), CountTail.OfCounts(_atMerchant), CountTail.OfCounts(_duplicates),
        CountTail.OfCounts(_inCategory));

    private static void Count(double[] bins, int count) => bins[Math.Min(count, bins.Length - 1)]++;
}
