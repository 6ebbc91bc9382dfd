using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Domain.Insights;

/// <summary>Two rows at one merchant with the same amount, two days apart at most, where that is not usual.</summary>
/// <param name="Score">In nats, above what the merchant's past explains.</param>
internal readonly record struct DuplicatePair(double Score, MonthlyRow First, MonthlyRow Second);

/// <summary>Finds charges that were probably made twice.</summary>
internal static class DuplicateCharges
{
    /// <summary>From this score a pair is said: about one false one in four years.</summary>
    public const double MinScore = 4.5;
    private const int MaxDays = 2;
    private const int MaxRowsBetween = 3;
    private const double PriorNear = .5;
    private const double PriorRows = 4;
    private const double PriorSame = .5;
    private const double PriorSameRows = 2;
    private const double SameDayWeight = .7;
    private const double TwoDaysWeight = -1;
    private const double LargeWeight = 1;
    private const double StreamDoubleWeight = 1.5;

    /// <summary>All pairs, the most surprising first.</summary>
    public static List<DuplicatePair> Score(MonthlyRows rows, IEnumerable<RecurringStream> streams)
    {
        var doubles = streams.SelectMany(stream => stream.Doubles).ToHashSet();
        return [.. rows.All.Where(row => row.IsSpending).GroupBy(row => row.Merchant)
            .SelectMany(group => Score([.. group], doubles, rows.MedianSpent))
            .OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Second.Row.Date).ThenBy(pair => pair.Second.Row.Id)];
    }

    private static IEnumerable<DuplicatePair> Score(List<MonthlyRow> merchant, HashSet<Guid> doubles, long median)
    {
        var pairs = Pairs(merchant).ToList();
        foreach (var (first, second) in pairs)
        {
            var score = -Math.Log(Rate(merchant.FindAll(row => row.Row.Date < first.Row.Date), first, pairs));
            score += (second.Row.Date.DayNumber - first.Row.Date.DayNumber) switch { 0 => SameDayWeight, 1 => 0, _ => TwoDaysWeight };
            score += first.Spent >= median ? LargeWeight : 0;
            score += doubles.Contains(first.Row.Id) || doubles.Contains(second.Row.Id) ? StreamDoubleWeight : 0;
            yield return new DuplicatePair(score, first, second);
        }
    }

    /// <summary>
    /// How often the merchant is paid this amount again within two days, on purpose: how often it is paid again within two days, times the
    /// share of the amount; or the share of such pairs of this amount where that is larger.
    /// </summary>
    private static double Rate(List<MonthlyRow> before, MonthlyRow first, List<(MonthlyRow First, MonthlyRow Second)> pairs)
    {
        var near = before.Zip(before.Skip(1)).Count(pair => pair.Second.Row.Date.DayNumber - pair.First.Row.Date.DayNumber <= MaxDays);
        var same = before.Count(row => row.Spent == first.Spent);
        var samePairs = pairs.Count(pair => pair.Second.Row.Date < first.Row.Date && pair.First.Spent == first.Spent);
        var chance = (near + PriorNear) / (before.Count + PriorRows) * ((same + PriorSame) / (before.Count + PriorSameRows));
        return Math.Max(chance, samePairs / (before.Count + PriorRows));
    }

    private static IEnumerable<(MonthlyRow First, MonthlyRow Second)> Pairs(List<MonthlyRow> merchant)
    {
        for (var i = 0; i < merchant.Count; i++)
        {
            for (var j = i + 1; j < merchant.Count && j <= i + MaxRowsBetween; j++)
            {
                if (merchant[j].Row.Date.DayNumber - merchant[i].Row.Date.DayNumber <= MaxDays && merchant[i].Spent == merchant[j].Spent)
                    yield return (merchant[i], merchant[j]);
            }
        }
    }
}
