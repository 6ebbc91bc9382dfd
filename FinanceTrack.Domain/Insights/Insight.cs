namespace FinanceTrack.Domain.Insights;

public enum InsightKind
{
    MonthUnusual,
    DuplicateCharge,
    PriceRise,
    TrialConverted,
    PaymentMissed,
    NewRecurring,
    FeesInYear,
    IncomeGap,
    SavingsRate,
    LowBalanceAhead,
    RefundExpected,
}

public enum InsightSeverity
{
    Info,
    Notice,
    Warning,
}

/// <summary>Something about a person's money that is worth a sentence.</summary>
public sealed record Insight
{
    /// <summary>The same as long as it says the same: computed from the kind and what it is about.</summary>
    public required Guid Id { get; init; }

    public required InsightKind Kind { get; init; }

    public required InsightSeverity Severity { get; init; }

    /// <summary>The day that it is about.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>How improbable it is without a reason, in nats.</summary>
    public required double Surprise { get; init; }

    /// <summary>What it is about in money: minor units without sign.</summary>
    public required long Size { get; init; }

    /// <summary>The rows that explain it.</summary>
    public required IReadOnlyList<Guid> RowIds { get; init; }

    public Guid? StreamId { get; init; }

    public required InsightFacts Facts { get; init; }
}
