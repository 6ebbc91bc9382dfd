using FinanceTrack.Domain.Links;

namespace FinanceTrack.Domain.Assertions;

/// <summary>How often things happen in an account when nothing is wrong: what an error is weighed against.</summary>
internal sealed class ErrorRates(BalanceBook book)
{
    /// <summary>Equal lines within so many days may be one that is here twice.</summary>
    public const int TwinDays = 4;

    private const double AmountShare = .15, MinAmountWidth = 50;

    private readonly Dictionary<Guid, (double SameText, double SameKey)> _twins = [];
    private readonly Dictionary<Guid, List<long>> _amounts = [];

    /// <summary>
    /// How often two equal rows within four days are both right, from the intervals that agree: with the same text, and with the same key.
    /// </summary>
    public (double SameText, double SameKey) Twins(Guid account)
    {
        if (_twins.TryGetValue(account, out var known))
            return known;
        var wrong = book.Intervals(account).Where(interval => !interval.Agrees).ToList();
        var rows = book.RowsOf(account).Where(row => !wrong.Exists(interval => interval.Contains(row.BookedOn))).ToList();
        var sameText = CountTwins(rows, row => (row.Amount.MinorUnits, row.Description));
        var sameKey = CountTwins(rows, row => (row.Amount.MinorUnits, book.KeyOf(row)));
        return _twins[account] = (Math.Min(1, (sameText + .5) / (rows.Count + 1)), Math.Min(1, (sameKey + .5) / (rows.Count + 1)));
    }

    /// <summary>The cost of "a row of just this amount is missing": the rarer such amounts are in this account, the more.</summary>
    public double CostOfUnknownRow(Guid account, long minor)
    {
        if (!_amounts.TryGetValue(account, out var amounts))
        {
            amounts = [.. book.RowsOf(account).Select(row => row.Amount.MinorUnits).Order()];
            _amounts[account] = amounts;
        }

        var width = Math.Max(MinAmountWidth, Math.Abs(minor) * AmountShare);
        var near = CountUpTo(amounts, minor + width) - CountUpTo(amounts, minor - width - 1);
        var equal = CountUpTo(amounts, minor) - CountUpTo(amounts, minor - 1);
        var count = Math.Max(1, amounts.Count);
        return 1.05 - Math.Log(.7 * (near + .3) / count / (2 * width) + .3 * equal / count + 1e-7);
    }

    /// <summary>The rows beside which another of the same group stands within the days of twins.</summary>
    /// <param name="rows">In the order of their days.</param>
    public static HashSet<Guid> WithTwin<TKey>(IEnumerable<BookedRow> rows, Func<BookedRow, TKey> keyOf)
    {
        var found = new HashSet<Guid>();
        foreach (var group in rows.GroupBy(keyOf))
        {
            BookedRow? before = null;
            foreach (var row in group)
            {
                if (before is not null && row.BookedOn.DayNumber - before.BookedOn.DayNumber <= TwinDays)
                    found.UnionWith([before.Id, row.Id]);
                before = row;
            }
        }

        return found;
    }

    // How many pairs, with one look at each row: a file of thousands of equal rows has millions of them.
    private static long CountTwins<TKey>(List<BookedRow> rows, Func<BookedRow, TKey> keyOf)
    {
        var pairs = 0L;
        foreach (var group in rows.GroupBy(keyOf).Select(group => group.ToList()))
        {
            var first = 0;
            for (var row = 0; row < group.Count; row++)
            {
                while (group[row].BookedOn.DayNumber - group[first].BookedOn.DayNumber > TwinDays)
                    first++;
                pairs += row - first;
            }
        }

        return pairs;
    }

    private static int CountUpTo(List<long> sorted, double value)
    {
        int low = 0, high = sorted.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] <= value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
