using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Recurring.Merchants;

namespace FinanceTrack.Benchmarks.Quality.Peers;

/// <summary>
/// Rows with their merchant. Peers get our merchant groups, which are kinder than the exact names that they compare, and are credited with
/// all rows that their pattern describes.
/// </summary>
internal sealed class PeerRows
{
    private readonly MerchantGroups _groups;

    public PeerRows(IReadOnlyList<RecurringRow> past)
    {
        Rows = [.. past.OrderBy(row => row.Date).ThenBy(row => row.Id)];
        _groups = MerchantGroups.Of(Rows.ConvertAll(row => row.Description));
    }

    public List<RecurringRow> Rows { get; }

    public IEnumerable<List<RecurringRow>> GroupBy<TKey>(Func<RecurringRow, TKey> key) => Enumerable.Range(0, Rows.Count)
        .GroupBy(i => (_groups[i], Rows[i].Amount.Currency, key(Rows[i]))).Select(group => group.Select(i => Rows[i]).ToList());

    public TokenKey MerchantOf(int row) => _groups[row];

    public static double Size(RecurringRow row) => Math.Abs((double)row.Amount.MinorUnits);

    /// <summary>Standard deviation around the mean.</summary>
    public static double Deviation(IReadOnlyCollection<double> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }
}
