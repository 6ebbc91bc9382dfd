using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Transactions.Inbound;

/// <summary>Our answer to an inbound transaction, on <c>transactions-scored</c>.</summary>
/// <param name="TransactionId">Null when it was rejected.</param>
/// <param name="LedgerId">Where it was recorded.</param>
/// <param name="Errors">Of a rejected one, by JSON pointer into the item.</param>
public sealed record InboundAnswer(
    string MessageId,
    Guid UserId,
    string? ExternalId,
    InboundStatus Status,
    Guid? TransactionId = null,
    Guid? CategoryId = null,
    CategorySource? CategorySource = null,
    double? CategoryConfidence = null,
    double? Score = null,
    double? Threshold = null,
    bool? IsAnomaly = null,
    ScoreReasons? Reasons = null,
    IReadOnlyDictionary<string, string[]>? Errors = null,
    Guid? LedgerId = null)
{
    internal static InboundAnswer Recorded(InboundItem item, TransactionRow row)
    {
        var score = ScoreDetails.Of(row);
        return new InboundAnswer(
            item.MessageId, item.UserId, row.ExternalId, InboundStatus.Recorded, row.Id,
            row.CategoryId, row.CategorySource, row.CategoryConfidence, score.Score, score.Threshold, score.IsAnomaly, score.Reasons,
            LedgerId: row.LedgerId);
    }

    // An external id that is too long may be why it was rejected, and would not fit into a message either.
    internal static InboundAnswer Rejected(InboundItem item, IReadOnlyDictionary<string, string[]> errors) => new(
        item.MessageId,
        item.UserId,
        item.ExternalId is { Length: <= TransactionDraft.MaxExternalIdLength } externalId ? externalId : null,
        InboundStatus.Rejected,
        Errors: errors);
}

public enum InboundStatus
{
    Recorded = 0,
    Rejected = 1,
}
