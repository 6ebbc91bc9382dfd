using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>A row of <c>Transactions</c>.</summary>
public sealed record TransactionRow
{
    public required Guid LedgerId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>Position in the order in which the ledger's transactions were recorded; gaps where some were deleted.</summary>
    public required long Sequence { get; init; }

    public required DateOnly BookedOn { get; init; }

    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Negative is money out.</summary>
    public required long AmountMinor { get; init; }

    public required Currency Currency { get; init; }

    public required string Description { get; init; }

    public string? Note { get; init; }

    /// <summary>Description and note as <see cref="SearchText"/> folds them.</summary>
    public required string SearchText { get; init; }

    public string? ExternalId { get; init; }

    /// <summary><see cref="TransactionDraft.ExternalIdKey"/>; null also where another row has it.</summary>
    public string? ExternalIdKey { get; init; }

    public Guid AccountId { get; init; }

    /// <summary>What its links make of it.</summary>
    public TransactionRole Role { get; init; }

    /// <summary>It has parts, which carry its categories.</summary>
    public bool IsSplit { get; init; }

    /// <summary>What the outgoing side of a transfer lost on its way, positive.</summary>
    public long FeeMinor { get; init; }

    /// <summary>What was paid back of an expense, positive.</summary>
    public long RefundedMinor { get; init; }

    /// <summary>What its user expects back of an expense, positive; 0 for nothing.</summary>
    public long RefundExpectedMinor { get; init; }

    /// <summary>
    /// Where it counts because of its links and parts: a refund in the category of its expense, the fee of a transfer in that of fees,
    /// what is refunded of a split expense in that of its largest part.
    /// </summary>
    public Guid? LinkedCategoryId { get; init; }

    public Guid? CategoryId { get; init; }

    public CategorySource CategorySource { get; init; }

    public double? CategoryConfidence { get; init; }

    /// <summary>What the statistics call the category.</summary>
    public long CategoryKey { get; init; }

    /// <summary>What the statistics call the merchant: the words of the merchant key, hashed in another way than memory does.</summary>
    public long MerchantKey { get; init; }

    public double Score { get; init; }

    public double ScoreThreshold { get; init; }

    public bool IsAnomaly { get; init; }

    /// <summary>A JSON array of <see cref="ScoreReason"/>.</summary>
    public string Reasons { get; init; } = "[]";

    public string ScoredBy { get; init; } = "";

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required int Version { get; init; }

    public Money Money => new(AmountMinor, Currency);
}
