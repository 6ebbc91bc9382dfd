using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Recurring.Calendar;

namespace FinanceTrack.Domain.Forecast;

/// <summary>
/// Simulates the payments of recurring streams: whether a stream lives, whether it skips a slot or ends before it, how late a payment comes
/// and how large it is. Every draw is from the stream's own past.
/// </summary>
internal sealed class ScheduledPaths(DateOnly today, PathTable flows, SeededRandom random)
{
    private const double MinAliveOfEnded = .05;
    private const int RecentDeviations = 24;
    private const int MaxLateness = 6;
    private const int OverdueDays = 3;
    private const double SpreadScale = .9;
    private const int MarginDays = 40;

    private readonly bool[] _alive = new bool[flows.Paths];

    /// <summary>Adds the streams' payments to the flows.</summary>
    /// <returns>For each stream its mean flow over all days and paths.</returns>
    public IReadOnlyDictionary<Guid, double> Add(IReadOnlyCollection<RecurringStream> streams, CancellationToken cancellationToken)
    {
        var means = new Dictionary<Guid, double>();
        if (streams.Count == 0)
            return means;
        var first = streams.Min(stream => stream.Payments[^1].Date);
        var slots = new RuleSlots(new MonthTable(first.DayNumber, today.DayNumber + flows.Days + MarginDays));
        foreach (var stream in streams.Where(stream => stream.IsExpected || stream.Outlook.Alive >= MinAliveOfEnded))
        {
            cancellationToken.ThrowIfCancellationRequested();
            means[stream.Id] = Add(stream, slots) / flows.Paths;
        }

        return means;
    }

    private double Add(RecurringStream stream, RuleSlots slots)
    {
        for (var path = 0; path < _alive.Length; path++)
            _alive[path] = random.NextDouble() < stream.Outlook.Alive;
        List<int> lateness = [.. stream.Deviations.TakeLast(RecentDeviations), 0, 0, 1];
        var left = stream.Plan?.Left ?? int.MaxValue;
        double sum = 0;
        for (var k = 0; k < left && slots.DateOf(stream.Rule, stream.Outlook.NextSlot + k) is { } date; k++)
        {
            var day = date - today.DayNumber - 1;
            if (day >= flows.Days + MaxLateness)
                break;
            sum += AddSlot(stream, day, lateness, k > 0);
        }

        return sum;
    }

    private double AddSlot(RecurringStream stream, int expectedDay, List<int> lateness, bool mayEndBefore)
    {
        var (outlook, amount) = (stream.Outlook, stream.NextAmount);
        double size = stream.IsIncome ? amount.Size : -amount.Size, sum = 0;
        for (var path = 0; path < _alive.Length; path++)
        {
            if (!_alive[path])
                continue;
            if (mayEndBefore && random.NextDouble() < outlook.EndsBeforeSlot)
            {
                _alive[path] = false;
                continue;
            }

            if (random.NextDouble() < outlook.SkipsSlot)
                continue;
            var day = expectedDay + lateness[random.Next(lateness.Count)];
            if (day < 0)
                day = random.Next(OverdueDays);
            if (day >= flows.Days)
                continue;
            var paid = amount.IsFixed ? size : size * Math.Exp(SpreadScale * amount.LogSpread * StudentTable.Draw(random));
            flows.Add(day, path, paid);
            sum += paid;
        }

        return sum;
    }
}
