using FinanceTrack.Domain.Recurring.Calendar;
using FinanceTrack.Domain.Recurring.Merchants;

namespace FinanceTrack.Domain.Recurring.Fitting;

/// <summary>The rows of one person in the order of date and id, as columns. A row is known by its index.</summary>
internal sealed class RowTable
{
    /// <summary>Amounts are the same when their logarithms differ by less.</summary>
    public const double SameAmount = .005;

    public RowTable(IEnumerable<RecurringRow> rows, int today)
    {
        Rows = [.. rows];
        Array.Sort(Rows, static (a, b) => a.Date == b.Date ? a.Id.CompareTo(b.Id) : a.Date.CompareTo(b.Date));
        Days = Array.ConvertAll(Rows, row => row.Date.DayNumber);
        Calendar = new MonthTable(Days.Length > 0 ? Days[0] : today, today);
        Months = Array.ConvertAll(Days, Calendar.IndexOf);
        Sizes = Array.ConvertAll(Rows, row => Math.Abs(row.Amount.MinorUnits));
        Logs = Array.ConvertAll(Sizes, size => Math.Log(Math.Max(size, 1)));
        Groups = MerchantGroups.Of(Array.ConvertAll(Rows, row => row.Description));
    }

    public RecurringRow[] Rows { get; }

    public int[] Days { get; }

    public MonthTable Calendar { get; }

    /// <summary>The month of each row, as an index of the calendar.</summary>
    public int[] Months { get; }

    /// <summary>Minor units without sign.</summary>
    public long[] Sizes { get; }

    /// <summary>Natural logarithms of the sizes.</summary>
    public double[] Logs { get; }

    public MerchantGroups Groups { get; }

    public bool IsSameAmount(int a, int b) => Math.Abs(Logs[a] - Logs[b]) < SameAmount;

    public int[] DaysOf(IReadOnlyList<int> rows)
    {
        var days = new int[rows.Count];
        for (var i = 0; i < days.Length; i++)
            days[i] = Days[rows[i]];
        return days;
    }

    public double MedianLog(IReadOnlyList<int> rows)
    {
        var logs = rows.Select(row => Logs[row]).Order().ToList();
        return logs[logs.Count / 2];
    }

    public string? CommonCategory(IEnumerable<int> rows) =>
        rows.Select(row => Rows[row].Category).OfType<string>().CountBy(category => category).OrderByDescending(pair => pair.Value)
            .FirstOrDefault().Key;
}
