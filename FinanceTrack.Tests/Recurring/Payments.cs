using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Tests.Recurring;

/// <summary>Builds the rows of a made-up household.</summary>
internal sealed class Payments
{
    public static readonly Currency Euro = Currency.Of("EUR");

    public List<RecurringRow> Rows { get; } = [];

    public static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd");

    public Payments Add(DateOnly date, decimal amount, string description, string? category = null, Currency? currency = null)
    {
        var money = new Money((long)(amount * (currency ?? Euro).MinorUnitsPerMajor), currency ?? Euro);
        Rows.Add(new RecurringRow(new Guid(Rows.Count + 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), date, money, description, category));
        return this;
    }

    public Payments Add(string date, decimal amount, string description, string? category = null) =>
        Add(Day(date), amount, description, category);

    /// <summary>The same amount on the same day of every so many months.</summary>
    public Payments Monthly(string first, int count, decimal amount, string description, string? category = "entertainment", int months = 1)
    {
        for (var i = 0; i < count; i++)
            Add(Day(first).AddMonths(i * months), amount, description, category);
        return this;
    }

    public Payments Every(int days, string first, int count, decimal amount, string description, string? category = "entertainment")
    {
        for (var i = 0; i < count; i++)
            Add(Day(first).AddDays(i * days), amount, description, category);
        return this;
    }

    /// <summary>Purchases at changing amounts and days, so that the person has more than streams.</summary>
    public Payments Shopping(string from, string to, int seed)
    {
        var random = new Random(seed);
        for (var day = Day(from); day <= Day(to); day = day.AddDays(1 + random.Next(4)))
            Add(day, -(5 + random.Next(9000) / 100m), $"POS {random.Next(10_000)} MARKET HALL {random.Next(100, 999)}", "groceries");
        return this;
    }

    public IReadOnlyList<RecurringStream> Detect(string today) => RecurringDetector.Detect(Rows, Day(today));

    public RecurringStream Single(string today) => Single(Day(today));

    public RecurringStream Single(DateOnly today) => Assert.Single(RecurringDetector.Detect(Rows, today));
}
