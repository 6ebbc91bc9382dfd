using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Statistics;

namespace FinanceTrack.Domain.Anomalies.Scoring;

/// <summary>
/// The statistics of one user, folded from their rows in the order of recording: all of them, or those that some rows need,
/// taken up from where storage has them. Both are the same bits.
/// </summary>
public sealed class StatisticsFold
{
    private readonly Priors _priors;
    private readonly Dictionary<long, CategoryStatistics> _categories = [];
    private readonly Dictionary<long, MerchantStatistics> _merchants = [];
    private readonly HashSet<long> _newCategories = [];
    private readonly HashSet<long> _newMerchants = [];
    private readonly HashSet<long> _learnedCategories = [];
    private readonly HashSet<long> _learnedMerchants = [];
    private readonly RecentRows _recent = new();

    /// <summary>A fold that begins with a user's first row.</summary>
    public StatisticsFold(Priors priors)
        : this(priors, new UserStatistics()) => IsWhole = true;

    /// <summary>
    /// A fold that continues from what is stored. Before a row is compared or learned, the statistics it needs must be loaded.
    /// </summary>
    public StatisticsFold(Priors priors, UserStatistics user) => (_priors, User) = (priors, user);

    /// <summary>Whether it began with the user's first row, so that it holds everything there is of the user.</summary>
    public bool IsWhole { get; }

    /// <summary>Of the priors it is folded under.</summary>
    public int PriorsVersion => _priors.Version;

    public UserStatistics User { get; }

    public IReadOnlyDictionary<long, CategoryStatistics> Categories => _categories;

    public IReadOnlyDictionary<long, MerchantStatistics> Merchants => _merchants;

    /// <summary>The keys whose statistics have moved since this fold began or was last stored.</summary>
    public IReadOnlyCollection<long> LearnedCategories => _learnedCategories;

    /// <summary>The keys whose statistics have moved since this fold began or was last stored.</summary>
    public IReadOnlyCollection<long> LearnedMerchants => _learnedMerchants;

    /// <summary>How many categories, merchants and days it knows: what it costs to keep it.</summary>
    public int Size => _categories.Count + _newCategories.Count + _merchants.Count + _newMerchants.Count + _recent.Days;

    /// <summary>Whether storage has none of this category.</summary>
    public bool IsNewCategory(long key) => _newCategories.Contains(key);

    /// <summary>Whether storage has none of this merchant.</summary>
    public bool IsNewMerchant(long key) => _newMerchants.Contains(key);

    public bool KnowsCategory(long key) => IsWhole || _categories.ContainsKey(key) || _newCategories.Contains(key);

    public bool KnowsMerchant(long key) => IsWhole || _merchants.ContainsKey(key) || _newMerchants.Contains(key);

    /// <summary>Whether the rows booked on this day are known.</summary>
    public bool KnowsDay(int day) => IsWhole || _recent.Knows(day);

    /// <summary>Takes in what storage has of the category; null when it has none.</summary>
    public void KnowCategory(long key, CategoryStatistics? stored)
    {
        if (stored is null)
            _newCategories.Add(key);
        else
            _categories.Add(key, stored);
    }

    /// <summary>Takes in what storage has of the merchant; null when it has none.</summary>
    public void KnowMerchant(long key, MerchantStatistics? stored)
    {
        if (stored is null)
            _newMerchants.Add(key);
        else
            _merchants.Add(key, stored);
    }

    /// <summary>Takes in the rows booked on these days, in the order of recording.</summary>
    public void KnowDays(IReadOnlyCollection<int> days, IEnumerable<TransactionFacts> rows)
    {
        foreach (var day in days)
            _recent.Know(day);
        foreach (var row in rows)
            _recent.Add(in row);
    }

    /// <summary>The statistics a row would be compared with; the row is not learned.</summary>
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

    /// <summary>What was learned is stored.</summary>
    public void MarkStored()
    {
        _newCategories.ExceptWith(_learnedCategories);
        _newMerchants.ExceptWith(_learnedMerchants);
        _learnedCategories.Clear();
        _learnedMerchants.Clear();
    }
}
