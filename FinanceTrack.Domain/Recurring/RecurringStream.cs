using System.Diagnostics.CodeAnalysis;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Recurring.Calendar;
using FinanceTrack.Domain.Recurring.Streams;

namespace FinanceTrack.Domain.Recurring;

public enum StreamStatus
{
    /// <summary>Two payments only.</summary>
    Early,
    Active,

    /// <summary>At least one expected payment did not come.</summary>
    Missed,

    /// <summary>So many payments are missing that it is most probably over.</summary>
    Ended,

    /// <summary>The last instalment was paid.</summary>
    Completed,
}

/// <summary>One payment of a stream.</summary>
/// <param name="Size">Minor units without sign.</param>
public readonly record struct StreamPayment(Guid RowId, DateOnly Date, long Size);

/// <summary>An expected date with an interval that holds it with a probability of 80 %.</summary>
public readonly record struct ExpectedDate(DateOnly Date, DateOnly Earliest, DateOnly Latest);

/// <summary>An expected amount in minor units without sign, with an interval that holds it with a probability of 80 %.</summary>
/// <param name="IsFixed">It repeats exactly; the interval is the amount.</param>
/// <param name="LogSpread">The standard deviation of the logarithm.</param>
public readonly record struct ExpectedAmount(long Size, long Low, long High, bool IsFixed, double LogSpread);

/// <summary>A lasting change of a fixed amount.</summary>
public readonly record struct PriceChange(StreamPayment Before, StreamPayment After);

/// <summary>A recurring payment or income at one merchant: what it was, whether it lives, and what comes next.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "Recurring stream is the field's term.")]
public sealed record RecurringStream
{
    /// <summary>The row of the first payment: it stays the same while the stream grows.</summary>
    public Guid Id => Payments[0].RowId;

    /// <summary>The words that name the merchant.</summary>
    public required string Merchant { get; init; }

    /// <summary>The latest description.</summary>
    public required string Description { get; init; }

    /// <summary>The commonest category of the rows.</summary>
    public required string? Category { get; init; }

    public required bool IsIncome { get; init; }

    public required Currency Currency { get; init; }

    public required Period Period { get; init; }

    public required ScheduleRule Rule { get; init; }

    /// <summary>One a slot, in order.</summary>
    public required IReadOnlyList<StreamPayment> Payments { get; init; }

    /// <summary>Second payments of the same slot.</summary>
    public required IReadOnlyList<Guid> Doubles { get; init; }

    /// <summary>How many days after the expected date payments came.</summary>
    public required IReadOnlyList<int> Deviations { get; init; }

    /// <summary>Slots without a payment between the first and the last payment.</summary>
    public required int Missing { get; init; }

    /// <summary>The probability that this is one stream of this period.</summary>
    public required double Confidence { get; init; }

    public required StreamOutlook Outlook { get; init; }

    /// <summary>What comes next; null once no payment is due.</summary>
    public required ExpectedDate? NextDate { get; init; }

    /// <summary>The date of the first payment that did not come; null when none is missing.</summary>
    public required DateOnly? FirstMissedDate { get; init; }

    public required ExpectedAmount NextAmount { get; init; }

    public required InstallmentPlan? Plan { get; init; }

    public required bool IsRenamed { get; init; }

    /// <summary>There was a pause of more than three periods.</summary>
    public required bool IsResumed { get; init; }

    /// <summary>The last change of a fixed amount.</summary>
    public required PriceChange? PriceChange { get; init; }

    /// <summary>The first payment was at most 35 % of the second, and those after it are equal.</summary>
    public required bool BeganAsTrial { get; init; }

    public StreamStatus Status => Outlook.Status;

    public bool IsExpected => Status is StreamStatus.Early or StreamStatus.Active or StreamStatus.Missed;

    /// <summary>What a month costs or brings, in minor units without sign.</summary>
    public double SizePerMonth => Period.PerMonth(NextAmount.Size);

    public IEnumerable<Guid> RowIds => Payments.Select(payment => payment.RowId).Concat(Doubles);
}
