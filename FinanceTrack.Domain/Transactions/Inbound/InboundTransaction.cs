using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Transactions.Inbound;

/// <summary>A transaction as an upstream system enqueues it.</summary>
/// <param name="MessageId">The sender's key of this message: the same one is accepted once.</param>
/// <param name="UserId">Who records it.</param>
/// <param name="LedgerId">The ledger that it belongs to, in which the user is an editor or owner; absent for the user's own.</param>
/// <param name="AccountId">Without it the default account of the currency. Where it is absent the content hash is the same as
/// before there were accounts.</param>
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
    string? Note = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? LedgerId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? AccountId = null)
{
    /// <summary>
    /// Which call wrote it: the queue bindings of WebJobs and of in-process functions add this to every object. Nothing to us.
    /// </summary>
    [JsonPropertyName("$AzureWebJobsParentId")]
    public string? WrittenBy { get; init; }

    /// <summary>The sender's span, in the format of W3C Trace Context: our work on the message continues its trace.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Traceparent { get; init; }

    /// <summary>What tracing systems add to <see cref="Traceparent"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Tracestate { get; init; }

    /// <summary>
    /// SHA-256 of what it says, to tell a repeated message from another one: which call wrote it, in which trace, and zeros behind an
    /// amount's last digit, say nothing.
    /// </summary>
    internal byte[] ContentHash() => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        this with
        {
            WrittenBy = null,
            Traceparent = null,
            Tracestate = null,
            Amount = Amount / 1.0000000000000000000000000000m,
        },
        JsonSerializerOptions.Web));

    /// <summary>What is to be recorded.</summary>
    [JsonIgnore]
    public NewTransaction Transaction => new(BookedOn, OccurredAt, Amount, Currency, Description, CategoryId, Note, ExternalId, AccountId);
}
