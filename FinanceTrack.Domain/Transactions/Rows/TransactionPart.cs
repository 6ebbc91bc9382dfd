using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>A row of <c>TransactionParts</c>: what of a split transaction belongs to one category.</summary>
/// <param name="Number">Its place, from 1 on.</param>
/// <param name="AmountMinor">In the currency of the transaction and with its sign, or the other one.</param>
public sealed record TransactionPart(Guid LedgerId, Guid TransactionId, int Number, Guid? CategoryId, long AmountMinor, string? Note)
{
    /// <summary>A row of <see cref="PartTable"/>.</summary>
    internal static TransactionPart Read(RowReader row) =>
        new(row.Id(0), row.Id(1), row.Int(2), row.OptionalId(3), row.Long(4), row.OptionalText(5));
}
