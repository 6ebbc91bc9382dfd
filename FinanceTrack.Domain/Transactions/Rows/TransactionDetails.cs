using System.Text.Json.Serialization;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>A transaction as its user sees it.</summary>
/// <param name="Amount">In major units, with at most the currency's digits; negative is money out.</param>
/// <param name="Role">What its links make of it: only an ordinary one is income or expense.</param>
/// <param name="Split">It has parts, which carry its categories.</param>
/// <param name="Refunded">What was paid back of it, in major units.</param>
/// <param name="RefundExpected">What its user expects to be paid back in all; null for nothing.</param>
public sealed record TransactionDetails(
    Guid Id,
    DateOnly BookedOn,
    DateTimeOffset? OccurredAt,
    decimal Amount,
    string Currency,
    string Description,
    string? Note,
    string? ExternalId,
    Guid AccountId,
    TransactionRole Role,
    bool Split,
    decimal Refunded,
    decimal? RefundExpected,
    Guid? CategoryId,
    CategorySource CategorySource,
    double? CategoryConfidence,
    ScoreDetails Anomaly,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    int Version) : IVersioned
{
    /// <summary>After a change: whether the user's statistics already follow it. Null when nothing was changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StatisticsState? Statistics { get; init; }

    public static TransactionDetails Of(TransactionRow row) => new(
        row.Id,
        row.BookedOn,
        row.OccurredAt,
        row.Money.Amount,
        row.Currency.Code,
        row.Description,
        row.Note,
        row.ExternalId,
        row.AccountId,
        row.Role,
        row.IsSplit,
        new Money(row.RefundedMinor, row.Currency).Amount,
        row.RefundExpectedMinor > 0 ? new Money(row.RefundExpectedMinor, row.Currency).Amount : null,
        row.CategoryId,
        row.CategorySource,
        row.CategoryConfidence,
        ScoreDetails.Of(row),
        row.CreatedAt,
        row.UpdatedAt,
        row.Version);
}

/// <summary>How unusual a transaction was for its user when it was recorded.</summary>
/// <param name="Score">0..1: the share of the user's ordinary transactions that are less unusual.</param>
/// <param name="Threshold">0..1: a score above it is an anomaly; it follows from the user's alert budget.</param>
/// <param name="ScoredBy">The name of the formula or the version of the model.</param>
public sealed record ScoreDetails(double Score, double Threshold, bool IsAnomaly, ScoreReasons Reasons, string ScoredBy)
{
    public static ScoreDetails Of(TransactionRow row) => Of(row.Score, row.ScoreThreshold, row.IsAnomaly, row.Reasons, row.ScoredBy);

    public static ScoreDetails Of(double score, double threshold, bool isAnomaly, string reasons, string scoredBy) =>
        new(Math.Round(score, 6), Math.Round(threshold, 6), isAnomaly, new ScoreReasons(reasons), scoredBy);
}

/// <summary>One reason of a score.</summary>
/// <param name="Code">What it is about, for programs, such as <c>amountForCategory</c>.</param>
/// <param name="Text">The same for people: "3.9× your usual for dining".</param>
/// <param name="UsualUpTo">For amounts: up to this much, in the transaction's currency, would have been usual.</param>
public sealed record ScoreReason(string Code, string Text, decimal? UsualUpTo);

/// <summary>Where a user's statistics stand after a change.</summary>
public enum StatisticsState
{
    /// <summary>They follow the change.</summary>
    Current = 0,

    /// <summary>A job recomputes them from history.</summary>
    Recomputing = 1,
}

/// <summary>What a delete has left to do.</summary>
public sealed record Deleted(StatisticsState Statistics);
