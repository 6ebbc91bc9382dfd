using FinanceTrack.Domain.Insights;
using FinanceTrack.Domain.Insights.Storage;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Recurring.Storage;

namespace FinanceTrack.Tests.Insights;

/// <summary>Rows as a run would have written them, which a person has then decided on.</summary>
internal static class DerivedRows
{
    private static readonly DateOnly Day = new(2026, 3, 14);
    private static readonly DateTimeOffset At = new(2026, 3, 15, 2, 35, 0, TimeSpan.Zero);

    public static StreamRow Stream(Guid ledgerId, string merchant) => new()
    {
        LedgerId = ledgerId,
        Id = Guid.CreateVersion7(),
        Merchant = merchant,
        Description = merchant,
        Currency = Currency.Of("EUR"),
        IsIncome = false,
        Period = Period.Monthly,
        Status = StreamStatus.Active,
        Confidence = .9,
        Alive = .9,
        FirstOn = Day.AddMonths(-3),
        LastOn = Day,
        NextOn = null,
        NextEarliest = null,
        NextLatest = null,
        AmountMinor = -999,
        AmountLowMinor = -999,
        AmountHighMinor = -999,
        IsFixedAmount = true,
        PlanTotal = null,
        PlanLeft = null,
        Members = MemberIds.Write([Guid.CreateVersion7()]),
        Upcoming = "[]",
        Decision = StreamDecision.Confirmed,
        DecidedAt = At,
        IsFound = false,
        CreatedAt = At,
        UpdatedAt = At,
    };

    public static InsightRow Insight(Guid ledgerId, string merchant) => new()
    {
        LedgerId = ledgerId,
        Id = Guid.CreateVersion7(),
        Kind = InsightKind.PriceRise,
        Severity = InsightSeverity.Notice,
        AboutDay = Day,
        Surprise = 3,
        SizeMinor = 300,
        Currency = Currency.Of("EUR"),
        StreamId = null,
        Members = MemberIds.Write([Guid.CreateVersion7()]),
        Facts = FactsJson.Write(new PriceRiseFacts(Currency.Of("EUR"), merchant, 999, 1299, Day)),
        TopPlace = 0,
        IsFound = false,
        IsDismissed = true,
        DismissedAt = At,
        FoundAt = At,
        UpdatedAt = At,
    };
}
