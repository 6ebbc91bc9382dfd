using FinanceTrack.Domain.Recurring.Calendar;
using FinanceTrack.Domain.Recurring.Fitting;

namespace FinanceTrack.Domain.Recurring.Streams;

/// <summary>Whether a stream lives, and the probabilities that the forecast draws from.</summary>
/// <param name="NextSlot">The first slot whose date and grace are not past.</param>
/// <param name="Missed">Slots after the last payment that are past.</param>
/// <param name="Alive">The probability that it still lives.</param>
/// <param name="EndsBeforeSlot">The probability to end before any further slot.</param>
/// <param name="SkipsSlot">The probability that a slot is skipped.</param>
public readonly record struct StreamOutlook(
    StreamStatus Status, int NextSlot, int Missed, double Alive, double EndsBeforeSlot, double SkipsSlot)
{
    private const double MinAlive = .2;
    private const double NewStreamMonths = 20;
    private const double MaxHazard = .5;
    private const double DeadWhenNotDue = .3;
    private const int RecentDeviations = 12;
    private const double GraceQuantile = .95;
    private const double ShortPeriodDays = 10;
    private const int MaxMissed = 41;

    internal static StreamOutlook Of(StreamFit fit, RuleSlots slots, int lastDay, int today, InstallmentPlan? plan)
    {
        var count = fit.Rows.Count;
        var months = fit.Period.NominalDays() / Periods.DaysPerMonth;
        var hazard = Math.Min(MaxHazard, .5 * months / (NewStreamMonths + (count * months)));
        var skip = (.5 + fit.Missing) / (count + 16);
        var slot = slots.Find(fit.Rule, lastDay).Slot + 1;
        var grace = Grace(fit);
        var missed = 0;
        while (missed < MaxMissed && slots.DateOf(fit.Rule, slot) is { } date && date + grace < today)
        {
            missed++;
            slot++;
        }

        var silent = (1 - hazard) * skip;
        var alive = Math.Pow(silent, missed) * (1 - hazard);
        var dead = hazard * (missed == 0 ? DeadWhenNotDue : Enumerable.Range(0, missed + 1).Sum(i => Math.Pow(silent, i)));
        var probability = plan is { Left: 0 } ? 0 : alive / (alive + dead);
        var status = plan is { Left: 0 } ? StreamStatus.Completed
            : probability < MinAlive ? StreamStatus.Ended
            : missed > 0 ? StreamStatus.Missed
            : count <= 2 && fit.Period < Period.Yearly ? StreamStatus.Early : StreamStatus.Active;
        return new StreamOutlook(status, slot, missed, probability, hazard, skip);
    }

    /// <summary>How many days after its date a payment is not yet missing: what 95 % of the recent ones needed, and two days.</summary>
    private static int Grace(StreamFit fit)
    {
        var distances = fit.Deviations.TakeLast(RecentDeviations).Select(Math.Abs).Order().ToList();
        var late = distances[(int)(GraceQuantile * (distances.Count - 1))];
        return late + (fit.Period.NominalDays() > ShortPeriodDays ? 2 : 1);
    }
}
