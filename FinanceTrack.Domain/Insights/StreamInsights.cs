using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Domain.Insights;

/// <summary>What recurring streams have to say: each stream says one thing at most, the most pressing one.</summary>
internal static class StreamInsights
{
    private const int RecentDays = 62;
    private const int NewDays = 120;
    private const int MinPaymentsOfNew = 3;
    private const int ShownPayments = 5;
    private const int HistoryBeforeNew = 30;
    private const double MaxRegularIncomeDays = 31;

    /// <param name="start">The first day of the person's rows: what began with them is not new.</param>
    public static IEnumerable<Insight> Find(IEnumerable<RecurringStream> streams, DateOnly today, DateOnly start)
    {
        var sure = streams.Where(stream => stream.Confidence >= RecurringDetector.MinConfidenceToNotify).ToList();
        var pay = sure.Where(stream =>
            stream is { IsIncome: true, Status: not StreamStatus.Early } && stream.Period.NominalDays() <= MaxRegularIncomeDays)
            .Where(stream => stream.IsExpected).MaxBy(stream => stream.SizePerMonth);
        return sure.Select(stream =>
            Missed(stream, stream == pay) ?? Trial(stream, today) ?? PriceRise(stream, today) ?? New(stream, today, start))
            .OfType<Insight>();
    }

    private static Insight? Missed(RecurringStream stream, bool isPay)
    {
        if (stream.Status != StreamStatus.Missed || (stream.IsIncome && !isPay))
            return null;
        var (kind, severity) = isPay ? (InsightKind.IncomeGap, InsightSeverity.Warning)
            : (InsightKind.PaymentMissed, InsightSeverity.Notice);
        var last = stream.Payments[^1];
        var expected = stream.FirstMissedDate ?? last.Date;
        var facts = new MissedFacts(
            stream.Currency, stream.Merchant, stream.NextAmount.Size, expected, stream.Outlook.Missed,
            [.. stream.Payments.TakeLast(ShownPayments).Select(payment => payment.Date)]);
        return Of(stream, kind, severity, expected, stream.NextAmount.Size, facts, stream.Payments.TakeLast(ShownPayments), last.RowId) with
        {
            Surprise = -Math.Log(stream.Outlook.SkipsSlot) * stream.Outlook.Missed,
        };
    }

    private static Insight? Trial(RecurringStream stream, DateOnly today)
    {
        if (stream.IsIncome || !stream.BeganAsTrial || !IsRecent(stream.Payments[1].Date, today, RecentDays))
            return null;
        var (first, second) = (stream.Payments[0], stream.Payments[1]);
        var facts = new TrialFacts(stream.Currency, stream.Merchant, first.Size, second.Size, second.Date);
        return Of(stream, InsightKind.TrialConverted, InsightSeverity.Notice, second.Date, second.Size, facts, [first, second],
            second.RowId);
    }

    private static Insight? PriceRise(RecurringStream stream, DateOnly today)
    {
        if (stream.IsIncome || stream.PriceChange is not { } change || change.After.Size <= change.Before.Size
            || !IsRecent(change.After.Date, today, RecentDays))
        {
            return null;
        }

        var facts = new PriceRiseFacts(stream.Currency, stream.Merchant, change.Before.Size, change.After.Size, change.After.Date);
        return Of(
            stream, InsightKind.PriceRise, InsightSeverity.Notice, change.After.Date, change.After.Size - change.Before.Size, facts,
            [change.Before, change.After], change.After.RowId);
    }

    private static Insight? New(RecurringStream stream, DateOnly today, DateOnly start)
    {
        var first = stream.Payments[0];
        if (stream.IsRenamed || !stream.IsExpected || stream.Payments.Count < MinPaymentsOfNew || !IsRecent(first.Date, today, NewDays)
            || first.Date.DayNumber - start.DayNumber < Math.Max(HistoryBeforeNew, 2 * stream.Period.NominalDays()))
        {
            return null;
        }

        var facts = new NewRecurringFacts(
            stream.Currency, stream.Merchant, stream.IsIncome, stream.NextAmount.Size, (long)Math.Round(stream.SizePerMonth), first.Date);
        return Of(stream, InsightKind.NewRecurring, InsightSeverity.Info, first.Date, stream.NextAmount.Size, facts, stream.Payments,
            first.RowId);
    }

    private static bool IsRecent(DateOnly date, DateOnly today, int days) => today.DayNumber - date.DayNumber <= days;

    private static Insight Of(
        RecurringStream stream, InsightKind kind, InsightSeverity severity, DateOnly date, long size, InsightFacts facts,
        IEnumerable<StreamPayment> payments, Guid about) => new()
        {
            Id = InsightId.Of(kind, about),
            Kind = kind,
            Severity = severity,
            Date = date,
            Surprise = -Math.Log(Math.Max(1 - stream.Confidence, 1e-6)),
            Size = size,
            RowIds = [.. payments.Select(payment => payment.RowId)],
            StreamId = stream.Id,
            Facts = facts,
        };
}
