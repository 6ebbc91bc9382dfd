using System.Runtime.InteropServices;
using FinanceTrack.Domain.Anomalies.Scoring;

namespace FinanceTrack.Domain.Anomalies.Statistics;

/// <summary>
/// The statistics of one user, folded from their rows in the order of recording: all of them, or those that some rows need,
/// taken up from where storage has them. Both are the same bits.
/// </summary>
public sealed class StatisticsFold
{
    private readonly Priors _priors;
    private readonly Dictionary<long, CategoryStatistics> _categories;
    private readonly Dictionary<long, MerchantStatistics> _merchants;
    private readonly HashSet<long> _loadedCategories;
    private readonly HashSet<long> _loadedMerchants;
    private readonly HashSet<long> _learnedCategories = [];
    private readonly HashSet<long> _learnedMerchants = [];
    private readonly RecentRows _recent = new();

    /// <summary>A fold that begins with a user's first row.</summary>
    public StatisticsFold(Priors priors)
        : this(priors, new UserStatistics(), [], [], []) => IsWhole = true;

    /// <summary>A fold that goes on with what is stored. <paramref name="recent"/>: the rows windows may need, in the order of recording.</summary>
    public StatisticsFold(
        Priors priors,
        UserStatistics user,
        Dictionary<long, CategoryStatistics> categories,
        Dictionary<long, MerchantStatistics> merchants,
        IEnumerable<TransactionFacts> recent)
    {
        _priors = priors;
        User = user;
        _categories = categories;
        _merchants = merchants;
        _loadedCategories = [.. categories.Keys];
        _loadedMerchants = [.. merchants.Keys];
        foreach (var row in recent)
            _recent.Add(in row);
    }

    /// <summary>Whether it began with the user's first row, so that it holds everything there is of the user.</summary>
    public bool IsWhole { get; }

    /// <summary>Of the priors it is folded under.</summary>
    public int PriorsVersion => _priors.Version;

    public UserStatistics User { get; }

    public IReadOnlyDictionary<long, CategoryStatistics> Categories => _categories;

    public IReadOnlyDictionary<long, MerchantStatistics> Merchants => _merchants;

    /// <summary>The keys whose statistics have moved since this fold began.</summary>
    public IReadOnlyCollection<long> LearnedCategories => _learnedCategories;

    /// <summary>The keys whose statistics have moved since this fold began.</summary>
    public IReadOnlyCollection<long> LearnedMerchants => _learnedMerchants;

    public bool WasLoadedCategory(long key) => _loadedCategories.Contains(key);

    public bool WasLoadedMerchant(long key) => _loadedMerchants.Contains(key);

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
        var seen = Observer.Observe(in row, statistics, _recent.Before(in row), _priors);
        Learn(in row, statistics, in seen);
        return seen;
    }

    /// <summary>Learns a row that was observed against <paramref name="statistics"/>, as <see cref="Find"/> gave them.</summary>
    public void Learn(in TransactionFacts row, StatisticsSet statistics, in Observation seen)
    {
        Observer.Learn(in row, statistics, in seen);
        _categories[row.CategoryKey] = statistics.Category;
        _merchants[row.MerchantKey] = statistics.Merchant;
        _learnedCategories.Add(row.CategoryKey);
        _learnedMerchants.Add(row.MerchantKey);
        _recent.Add(in row);
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
