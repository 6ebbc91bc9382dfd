using System.Runtime.InteropServices;
using FinanceTrack.Domain.Anomalies.Facts;

namespace FinanceTrack.Domain.Anomalies.Statistics;

/// <summary>A user's rows by booked day, to hand out those a window can need, whatever the order of dates in which they come.</summary>
public sealed class RecentRows
{
    private readonly Dictionary<int, List<TransactionFacts>> _days = [];
    private readonly List<TransactionFacts> _window = [];

    /// <summary>How many days it knows.</summary>
    public int Days => _days.Count;

    /// <summary>Whether the rows of this day were given to it, even if there are none.</summary>
    public bool Knows(int day) => _days.ContainsKey(day);

    /// <summary>From here on the day is known.</summary>
    public void Know(int day) => _days.TryAdd(day, []);

    public void Add(in TransactionFacts row)
    {
        if (!_days.TryGetValue(row.BookedOn.DayNumber, out var day)) _days[row.BookedOn.DayNumber] = day = [];
        if (day.Count == Windows.MaxRows) day.RemoveAt(0);
        day.Add(row);
    }

    /// <summary>
    /// Rows booked around the row's date, the latest <see cref="Windows.MaxRows"/> of them, in the order of recording. Valid until the next
    /// call.
    /// </summary>
    public ReadOnlySpan<TransactionFacts> Before(in TransactionFacts row)
    {
        _window.Clear();
        var today = row.BookedOn.DayNumber;
        for (var day = today - Windows.DaysBefore; day <= today + Windows.DaysAfter; day++)
        {
            if (_days.TryGetValue(day, out var rows)) _window.AddRange(rows);
        }

        var window = CollectionsMarshal.AsSpan(_window);
        if (!IsInOrder(window)) window.Sort(static (left, right) => left.Sequence.CompareTo(right.Sequence));
        return window.Length > Windows.MaxRows ? window[^Windows.MaxRows..] : window;
    }

    // Mostly the days come one after the other, and sorting what is sorted costs as much as all the rest.
    private static bool IsInOrder(ReadOnlySpan<TransactionFacts> rows)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i - 1].Sequence > rows[i].Sequence) return false;
        }

        return true;
    }
}
