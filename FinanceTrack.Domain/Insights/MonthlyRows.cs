using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Recurring.Calendar;
using FinanceTrack.Domain.Recurring.Merchants;

namespace FinanceTrack.Domain.Insights;

/// <summary>A row with its month and merchant.</summary>
/// <param name="Month">Years times twelve, plus months from zero.</param>
internal readonly record struct MonthlyRow(RecurringRow Row, int Month, TokenKey Merchant)
{
    public long Spent => Math.Max(0, -Row.Amount.MinorUnits);

    public bool IsSpending => Row.Amount.MinorUnits < 0;
}

/// <summary>The rows of a request in one currency, in the order of date and id, and the months they span.</summary>
internal sealed class MonthlyRows
{
    public const string Transfer = "transfer";
    private const int BaseMonths = 6;
    private const double MaterialShare = .04;

    public MonthlyRows(InsightRequest request)
    {
        var rows = request.Rows.Where(row => row.Date <= request.Today && row.Amount.Currency == request.Currency)
            .OrderBy(row => row.Date).ThenBy(row => row.Id).ToList();
        Merchants = MerchantGroups.Of(rows.ConvertAll(row => row.Description));
        All = [.. rows.Select((row, i) => new MonthlyRow(row, MonthTable.NumberOfMonth(row.Date.DayNumber), Merchants[i]))];
        LastFullMonth = MonthTable.NumberOfMonth(request.Today.DayNumber + 1) - 1;
        FirstFullMonth = All.Count == 0 ? LastFullMonth + 1 : All[0].Month + 1;
        MedianSpent = Median(All.Where(row => row.IsSpending).Select(row => row.Spent));
        Material = (long)(MaterialShare * Median(Enumerable.Range(LastFullMonth - BaseMonths, BaseMonths)
            .Where(month => month >= FirstFullMonth).Select(SpentIn)));
    }

    public IReadOnlyList<MonthlyRow> All { get; }

    public MerchantGroups Merchants { get; }

    public int LastFullMonth { get; }

    public int FirstFullMonth { get; }

    /// <summary>The median of what one row spends.</summary>
    public long MedianSpent { get; }

    /// <summary>What is worth a sentence: 4 % of the median monthly spending.</summary>
    public long Material { get; }

    public static DateOnly FirstDayOf(int month) => new(month / 12, (month % 12) + 1, 1);

    public static long Median(IEnumerable<long> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[sorted.Count / 2];
    }

    private long SpentIn(int month) =>
        All.Where(row => row.Month == month && row.IsSpending && row.Row.Category is not null and not Transfer).Sum(row => row.Spent);
}
