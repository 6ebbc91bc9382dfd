using System.Runtime.InteropServices;

namespace FinanceTrack.Domain.Insights;

/// <summary>
/// How often a merchant is paid the same amount again within two days, on purpose, by what came before a row: how often it is paid again at
/// all, times the share of the amount; or the share of such pairs of the amount where that is larger. Asked in the order of time.
/// </summary>
/// <param name="merchant">Rows in the order of time.</param>
/// <param name="pairs">Equal amounts within two days.</param>
internal sealed class RepeatRates(IReadOnlyList<MonthlyRow> merchant, IEnumerable<(MonthlyRow First, MonthlyRow Second)> pairs)
{
    private const double PriorNear = .5;
    private const double PriorRows = 4;
    private const double PriorSame = .5;
    private const double PriorSameRows = 2;

    private readonly List<(MonthlyRow First, MonthlyRow Second)> _pairs = [.. pairs.OrderBy(pair => pair.Second.Row.Date)];
    private readonly Dictionary<long, int> _same = [];
    private readonly Dictionary<long, int> _samePairs = [];
    private int _rows;
    private int _near;
    private int _countedPairs;

    public double Before(in MonthlyRow row)
    {
        Count(row.Row.Date);
        var chance =
            (_near + PriorNear) / (_rows + PriorRows) * ((_same.GetValueOrDefault(row.Spent) + PriorSame) / (_rows + PriorSameRows));
        return Math.Max(chance, _samePairs.GetValueOrDefault(row.Spent) / (_rows + PriorRows));
    }

    private void Count(DateOnly date)
    {
        for (; _rows < merchant.Count && merchant[_rows].Row.Date < date; _rows++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_same, merchant[_rows].Spent, out _)++;
            if (_rows > 0 && merchant[_rows].Row.Date.DayNumber - merchant[_rows - 1].Row.Date.DayNumber <= DuplicateCharges.MaxDays)
                _near++;
        }

        for (; _countedPairs < _pairs.Count && _pairs[_countedPairs].Second.Row.Date < date; _countedPairs++)
            CollectionsMarshal.GetValueRefOrAddDefault(_samePairs, _pairs[_countedPairs].First.Spent, out _)++;
    }
}
