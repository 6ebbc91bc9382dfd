using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Anomalies.Storage;

/// <summary>The columns of a transaction that scoring looks at.</summary>
internal record FactsRow
{
    public const string Columns = "Sequence, BookedOn, OccurredAt, AmountMinor, Currency, CategoryKey, MerchantKey";

    /// <summary>
    /// What moves between own accounts, and a correction of a balance, is not a habit: the numbers are those of
    /// <see cref="Transactions.Rows.TransactionRole"/>.
    /// </summary>
    public const string Counts = "Role IN (0, 2)";

    public long Sequence { get; init; }

    public DateOnly BookedOn { get; init; }

    public DateTimeOffset? OccurredAt { get; init; }

    public long AmountMinor { get; init; }

    public required Currency Currency { get; init; }

    public long CategoryKey { get; init; }

    public long MerchantKey { get; init; }

    /// <summary>A row whose columns are <see cref="Columns"/>.</summary>
    public static FactsRow Read(RowReader row) => new()
    {
        Sequence = row.Long(0),
        BookedOn = row.Day(1),
        OccurredAt = row.OptionalInstant(2),
        AmountMinor = row.Long(3),
        Currency = row.Currency(4),
        CategoryKey = row.Long(5),
        MerchantKey = row.Long(6),
    };

    /// <summary>The facts of a whole row.</summary>
    public static TransactionFacts FactsOf(TransactionRow row) => FactsOf(
        row.Sequence, row.BookedOn, row.OccurredAt, row.AmountMinor, row.Currency, row.CategoryKey, row.MerchantKey);

    public TransactionFacts ToFacts() => FactsOf(Sequence, BookedOn, OccurredAt, AmountMinor, Currency, CategoryKey, MerchantKey);

    private static TransactionFacts FactsOf(
        long sequence, DateOnly bookedOn, DateTimeOffset? occurredAt, long amountMinor, Currency currency, long categoryKey,
        long merchantKey) =>
        TransactionFacts.Of(
            sequence,
            bookedOn,
            occurredAt?.UtcDateTime,
            (double)amountMinor / currency.MinorUnitsPerMajor,
            currency.Code,
            categoryKey,
            merchantKey);
}

/// <summary>The same, which transaction it is and when it was recorded.</summary>
internal sealed record SampledRow : FactsRow
{
    public Guid TransactionId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
