using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Anomalies.Storage;

/// <summary>The columns of a transaction that scoring looks at.</summary>
internal sealed record FactsRow
{
    public const string Columns = "Sequence, BookedOn, OccurredAt, AmountMinor, Currency, CategoryKey, MerchantKey";

    public long Sequence { get; init; }

    public DateOnly BookedOn { get; init; }

    public DateTimeOffset? OccurredAt { get; init; }

    public long AmountMinor { get; init; }

    public required Currency Currency { get; init; }

    public long CategoryKey { get; init; }

    public long MerchantKey { get; init; }

    public TransactionFacts ToFacts() => TransactionFacts.Of(
        Sequence,
        BookedOn,
        OccurredAt?.UtcDateTime,
        (double)AmountMinor / Currency.MinorUnitsPerMajor,
        Currency.Code,
        CategoryKey,
        MerchantKey);
}
