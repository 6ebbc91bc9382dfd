using FinanceTrack.Benchmarks.Quality.RecurringHouseholds;
using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Benchmarks.Quality.Peers;

/// <summary>What a detector found, ours or a peer's.</summary>
/// <param name="Rows">Indexes into the household's rows.</param>
internal sealed record FoundPayments(
    string Description, Period Period, HashSet<int> Rows, double Confidence, bool IsOver, ExpectedDate? Next, ExpectedAmount Amount)
{
    /// <summary>Finds payments in rows up to a day.</summary>
    public delegate IReadOnlyList<FoundPayments> Finder(IReadOnlyList<RecurringRow> past, DateOnly today);

    /// <summary>The product's detector.</summary>
    public static IReadOnlyList<FoundPayments> Product(IReadOnlyList<RecurringRow> past, DateOnly today) =>
        [.. RecurringDetector.Detect(past, today).Select(stream => new FoundPayments(
            stream.Description, stream.Period, [.. stream.RowIds.Select(RecurringHousehold.IndexOf)], stream.Confidence,
            stream.Status is StreamStatus.Ended or StreamStatus.Completed, stream.NextDate, stream.NextAmount))];

    /// <summary>What a peer says: a date within two days, and an amount with its own bounds.</summary>
    public static FoundPayments OfPeer(IReadOnlyList<RecurringRow> rows, Period period, DateOnly next, double amount, double low,
        double high) =>
        new(rows[^1].Description, period, [.. rows.Select(row => RecurringHousehold.IndexOf(row.Id))], 1, false,
            new ExpectedDate(next, next.AddDays(-2), next.AddDays(2)), new ExpectedAmount((long)amount, (long)low, (long)high, false, 0));
}
