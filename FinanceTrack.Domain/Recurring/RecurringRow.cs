using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Recurring;

/// <summary>A booked row as the detector reads it. Transfers between a person's own accounts are left out before.</summary>
/// <param name="Amount">Negative is money out.</param>
/// <param name="Category">A slug of the taxonomy, or null where it is not known.</param>
public readonly record struct RecurringRow(Guid Id, DateOnly Date, Money Amount, string Description, string? Category)
{
    public Guid AccountId { get; init; }

    /// <summary>It pays back an expense, which happens once.</summary>
    public bool IsRefund { get; init; }

    /// <summary>What a person expects back of it and has not got yet, in minor units.</summary>
    public long RefundDue { get; init; }
}
