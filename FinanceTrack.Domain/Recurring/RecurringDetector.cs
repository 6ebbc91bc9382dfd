using FinanceTrack.Domain.Recurring.Calendar;
using FinanceTrack.Domain.Recurring.Fitting;
using FinanceTrack.Domain.Recurring.Streams;

namespace FinanceTrack.Domain.Recurring;

/// <summary>
/// Finds what recurs in one person's rows up to a day: the calendar rule of each stream, whether it lives, and its next payment. The result
/// depends on the rows alone, not on their order. docs/insights-method.md says how it works.
/// </summary>
public static class RecurringDetector
{
    /// <summary>Streams are reported from this confidence.</summary>
    public const double MinConfidence = .5;

    /// <summary>From this confidence a person may be told unasked.</summary>
    public const double MinConfidenceToNotify = .8;

    /// <summary>Rows that are older say nothing about what recurs now.</summary>
    private const int MaxYears = 12;

    /// <param name="rows">Of one person or ledger, in any order; rows after the day are not looked at.</param>
    /// <param name="today">The day that statuses and next dates refer to.</param>
    /// <returns>In the order of their first payments.</returns>
    public static IReadOnlyList<RecurringStream> Detect(
        IEnumerable<RecurringRow> rows, DateOnly today, double minConfidence = MinConfidence,
        CancellationToken cancellationToken = default)
    {
        var from = today.Year > MaxYears ? today.AddYears(-MaxYears) : DateOnly.MinValue;
        var table = new RowTable(rows.Where(row => row.Date >= from && row.Date <= today), today.DayNumber);
        if (table.Rows.Length < 2)
            return [];
        var slots = new RuleSlots(table.Calendar);
        var groups = Group(table);
        var search = new GroupSearch(table, new FitSearch(table, slots));
        var candidates = new List<StreamCandidate>();
        foreach (var (key, group) in groups.Where(group => group.Value.Count >= 2))
        {
            cancellationToken.ThrowIfCancellationRequested();
            candidates.AddRange(search.Find(group, cancellationToken).Select(found => new StreamCandidate(key, found)));
        }

        var describer = new StreamDescriber(table, slots, groups, today.DayNumber);
        return [.. new RenameLinker(table, slots, groups).Link(candidates, cancellationToken).Select(describer.Describe)
            .Where(stream => stream.Confidence >= minConfidence)];
    }

    /// <summary>The rows of each merchant, direction and currency, in the order of their first rows.</summary>
    private static Dictionary<GroupKey, List<int>> Group(RowTable table)
    {
        var groups = new Dictionary<GroupKey, List<int>>();
        for (var i = 0; i < table.Rows.Length; i++)
        {
            var amount = table.Rows[i].Amount;
            var key = new GroupKey(table.Groups[i], amount.MinorUnits > 0, amount.Currency.Code);
            if (!groups.TryGetValue(key, out var group))
                groups[key] = group = [];
            group.Add(i);
        }

        return groups;
    }
}
