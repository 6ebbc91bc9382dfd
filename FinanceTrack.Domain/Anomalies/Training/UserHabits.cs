using FinanceTrack.Domain.Anomalies.Facts;

namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>What has to be known of a user to do what is unusual for them.</summary>
internal sealed class UserHabits
{
    private const double LargeQuantile = 0.9;
    private readonly HashSet<long> _merchants;
    private readonly Dictionary<long, int> _categories;

    public UserHabits(IReadOnlyList<TransactionFacts> history)
    {
        _merchants = [.. history.Select(row => row.MerchantKey)];
        _categories = history.CountBy(row => row.CategoryKey).ToDictionary();
        Sizes = [.. history.Select(row => row.Size)];
        LargeSize = Sizes.Order().ElementAt((int)(LargeQuantile * (Sizes.Length - 1)));
    }

    public double[] Sizes { get; }

    /// <summary>What nine in ten of the user's rows do not exceed.</summary>
    public double LargeSize { get; }

    public bool Knows(long merchant) => _merchants.Contains(merchant);

    public double ShareOf(long category) => _categories.GetValueOrDefault(category) / (double)Sizes.Length;
}
