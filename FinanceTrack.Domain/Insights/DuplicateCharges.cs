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
    public const int MaxDays = 2;
    private const int MaxRowsBetween = 3;
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
        var rates = new RepeatRates(merchant, pairs);
        foreach (var (first, second) in pairs)
        {
            var score = -Math.Log(rates.Before(first));
            score += (second.Row.Date.DayNumber - first.Row.Date.DayNumber) switch { 0 => SameDayWeight, 1 => 0, _ => TwoDaysWeight };
            score += first.Spent >= median ? LargeWeight : 0;
            score += doubles.Contains(first.Row.Id) || doubles.Contains(second.Row.Id) ? StreamDoubleWeight : 0;
            yield return new DuplicatePair(score, first, second);
        }
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
