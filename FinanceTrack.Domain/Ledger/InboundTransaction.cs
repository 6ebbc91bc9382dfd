using System.Text.Json.Serialization;
using FinanceTrack.Domain.Transactions;

namespace FinanceTrack.Domain.Ledger;

/// <summary>A transaction as an upstream system enqueues it.</summary>
/// <param name="MessageId">The sender's key of this message: the same one is taken once.</param>
/// <param name="UserId">Whose transaction it is.</param>
public sealed record InboundTransaction(
    string? MessageId,
    Guid? UserId,
    string? ExternalId,
    DateOnly? BookedOn,
    DateTimeOffset? OccurredAt,
    decimal? Amount,
    string? Currency,
    string? Description,
    Guid? CategoryId = null,
    string? Note = null)
{
    /// <summary>Which call wrote it: the queue bindings of WebJobs and of in-process functions add this to every object. Nothing to us.</summary>
    [JsonPropertyName("$AzureWebJobsParentId")]
    public string? WrittenBy { get; init; }

    /// <summary>What is to be recorded.</summary>
    [JsonIgnore]
    public NewTransaction Transaction => new(BookedOn, OccurredAt, Amount, Currency, Description, CategoryId, Note, ExternalId);
}
