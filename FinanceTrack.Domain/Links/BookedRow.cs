using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Links;

/// <summary>A transaction as the matchers and the balance checks read it.</summary>
/// <param name="Amount">Negative is money out of the account.</param>
/// <param name="ArrivedOn">The day on which the row reached the ledger; statements are often weeks late.</param>
public sealed record BookedRow(Guid Id, Guid AccountId, DateOnly BookedOn, Money Amount, string Description, DateOnly ArrivedOn)
{
    public bool IsOutgoing => Amount.MinorUnits < 0;

    /// <summary>The amount without its sign, in minor units.</summary>
    public long AbsoluteMinor => Math.Abs(Amount.MinorUnits);

    /// <summary>
    /// The canonical order of rows. Every step that depends on an order uses it, so that the order of arrival inside a batch has no effect.
    /// </summary>
    internal static Comparison<BookedRow> Canonical { get; } = (left, right) =>
        left.BookedOn != right.BookedOn ? left.BookedOn.CompareTo(right.BookedOn) : left.Id.CompareTo(right.Id);
}
