using System.Runtime.InteropServices;
using FinanceTrack.Domain.Anomalies.Scoring;

namespace FinanceTrack.Domain.Anomalies.Statistics;

/// <summary>
/// All statistics of one user, folded from their rows in the order of recording. What the request path learns row by row
/// through storage and what this learns from history are the same bits.
/// </summary>
public sealed class StatisticsFold(Priors priors)
{
    private readonly Dictionary<long, CategoryStatistics> _categories = [];
    private readonly Dictionary<long, MerchantStatistics> _merchants = [];
    private readonly RecentRows _recent = new();

    public UserStatistics User { get; } = new();

    public IReadOnlyDictionary<long, CategoryStatistics> Categories => _categories;

    public IReadOnlyDictionary<long, MerchantStatistics> Merchants => _merchants;

    /// <summary>The statistics a row would be held against; nothing is kept of it.</summary>
    public StatisticsSet Find(in TransactionFacts row) => new(
        User,
        _categories.GetValueOrDefault(row.CategoryKey) ?? new CategoryStatistics(),
        _merchants.GetValueOrDefault(row.MerchantKey) ?? new MerchantStatistics());

    /// <summary>The rows already folded that a window ending with the row can need. Valid until the next call.</summary>
    public ReadOnlySpan<TransactionFacts> Recent(in TransactionFacts row) => _recent.Before(in row);

    /// <summary>Observes the row and learns it.</summary>
    public Observation Add(in TransactionFacts row)
    {
        var statistics = Find(in row);
        var seen = Observer.Observe(in row, statistics, _recent.Before(in row), priors);
        Observer.Learn(in row, statistics, in seen);
        _categories[row.CategoryKey] = statistics.Category;
        _merchants[row.MerchantKey] = statistics.Merchant;
        _recent.Add(in row);
        return seen;
    }
}

/// <summary>A user's rows by booked day, to hand out those a window can need, whatever the order of dates in which they come.</summary>
public sealed class RecentRows
{
    private readonly Dictionary<int, List<TransactionFacts>> _days = [];
    private readonly List<TransactionFacts> _window = [];

    public void Add(in TransactionFacts row)
    {
        if (!_days.TryGetValue(row.BookedOn.DayNumber, out var day)) _days[row.BookedOn.DayNumber] = day = [];
        if (day.Count == Windows.MostRows) day.RemoveAt(0);
        day.Add(row);
    }

    /// <summary>Rows booked around the row's date, the latest <see cref="Windows.MostRows"/> of them, in the order of recording. Valid until the next call.</summary>
    public ReadOnlySpan<TransactionFacts> Before(in TransactionFacts row)
    {
        _window.Clear();
        var today = row.BookedOn.DayNumber;
        for (var day = today - Windows.DaysBefore; day <= today + Windows.DaysAfter; day++)
        {
            if (_days.TryGetValue(day, out var rows)) _window.AddRange(rows);
        }
        _window.Sort((left, right) => left.Sequence.CompareTo(right.Sequence));
        var window = CollectionsMarshal.AsSpan(_window);
        return window.Length > Windows.MostRows ? window[^Windows.MostRows..] : window;
    }
}
