using System.Text.Json;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Recurring.Calendar;

namespace FinanceTrack.Domain.Recurring.Storage;

/// <summary>Makes the row of a stream that was found.</summary>
internal static class StreamFigures
{
    /// <summary>How far ahead expected dates are stored.</summary>
    public const int UpcomingDays = 366;

    private const int MarginDays = 40;

    public static StreamRow RowOf(Guid ledgerId, MatchedStream matched, DateOnly today, DateTimeOffset now)
    {
        var (stream, stored) = (matched.Found, matched.Stored);
        var amount = stream.NextAmount;
        var sign = stream.IsIncome ? 1 : -1;
        return new StreamRow
        {
            LedgerId = ledgerId,
            Id = stored?.Id ?? Guid.CreateVersion7(now),
            Merchant = Cut(stream.Merchant),
            Description = Cut(stream.Description),
            Currency = stream.Currency,
            IsIncome = stream.IsIncome,
            Period = stream.Period,
            Status = stream.Status,
            Confidence = stream.Confidence,
            Alive = stream.Outlook.Alive,
            FirstOn = stream.Payments[0].Date,
            LastOn = stream.Payments[^1].Date,
            NextOn = stream.NextDate?.Date,
            NextEarliest = stream.NextDate?.Earliest,
            NextLatest = stream.NextDate?.Latest,
            AmountMinor = sign * amount.Size,
            AmountLowMinor = Math.Min(sign * amount.Low, sign * amount.High),
            AmountHighMinor = Math.Max(sign * amount.Low, sign * amount.High),
            IsFixedAmount = amount.IsFixed,
            PlanTotal = stream.Plan?.Total,
            PlanLeft = stream.Plan?.Left,
            Members = MemberIds.Write(stream.RowIds),
            Upcoming = JsonSerializer.Serialize(Upcoming(stream, today), MessageFormat.Json),
            Name = stored?.Name,
            Decision = matched.Decision,
            DecidedAt = stored?.DecidedAt ?? (matched.Inherited == StreamDecision.None ? null : now),
            CreatedAt = stored?.CreatedAt ?? now,
            UpdatedAt = now,
            Version = stored?.Version + 1 ?? 1,
        }.WithDecision();
    }

    /// <summary>The next date, and those after it until the plan or the stored range ends.</summary>
    private static List<DateOnly> Upcoming(RecurringStream stream, DateOnly today)
    {
        if (stream.NextDate is not { } next)
            return [];
        var dates = new List<DateOnly> { next.Date };
        var slots = new RuleSlots(new MonthTable(stream.Payments[^1].Date.DayNumber, today.DayNumber + UpcomingDays + MarginDays));
        if (slots.DateOf(stream.Rule, stream.Outlook.NextSlot) is not { } slot)
            return dates;
        var shift = next.Date.DayNumber - slot;
        var left = stream.Plan?.Left ?? int.MaxValue;
        for (var k = 1; k < left && slots.DateOf(stream.Rule, stream.Outlook.NextSlot + k) is { } date; k++)
        {
            var day = Math.Max(date + shift, dates[^1].DayNumber + 1);
            if (day > today.DayNumber + UpcomingDays)
                break;
            dates.Add(DateOnly.FromDayNumber(day));
        }

        return dates;
    }

    private static string Cut(string text) => text.Length <= StreamRow.MaxTextLength ? text : text[..StreamRow.MaxTextLength];
}
