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
        int sameText = 0, sameKey = 0;
        foreach (var equal in rows.GroupBy(row => row.Amount.MinorUnits).Select(group => group.ToList()))
        {
            for (var left = 0; left < equal.Count; left++)
            {
                // The rows are in the order of their days.
                for (var right = left + 1; right < equal.Count
                    && equal[right].BookedOn.DayNumber - equal[left].BookedOn.DayNumber <= TwinDays; right++)
                {
                    sameText += equal[left].Description == equal[right].Description ? 1 : 0;
                    sameKey += book.KeyOf(equal[left]) == book.KeyOf(equal[right]) ? 1 : 0;
                }
            }
        }

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
