using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;
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
    private const int LongestMessageId = 200;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        MaxDepth = 8,
        Converters = { new ExactDecimalConverter(), new InstantConverter() },
    };

    /// <summary>Which call wrote it: the queue bindings of WebJobs and of in-process functions add this to every object. Nothing to us.</summary>
    [JsonPropertyName("$AzureWebJobsParentId")]
    public string? WrittenBy { get; init; }

    /// <summary>
    /// SHA-256 of what it says, to tell a repeated message from another one: which call wrote it, and zeros behind an amount's last digit,
    /// say nothing.
    /// </summary>
    internal byte[] ContentHash() => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        this with { WrittenBy = null, Amount = Amount / 1.0000000000000000000000000000m }, Json));

    [JsonIgnore]
    public NewTransaction Transaction => new(BookedOn, OccurredAt, Amount, Currency, Description, CategoryId, Note, ExternalId);

    /// <summary>The items of a message: one transaction, or an array of them.</summary>
    /// <exception cref="UnreadableMessageException">It is not such JSON, or an item lacks the ids by which it could be answered.</exception>
    public static IReadOnlyList<InboundTransaction> Read(string message)
    {
        try
        {
            var items = message.AsSpan().TrimStart().StartsWith("[")
                ? JsonSerializer.Deserialize<List<InboundTransaction?>>(message, Json)!
                : [JsonSerializer.Deserialize<InboundTransaction>(message, Json)];
            return items.Count > 0 && items.All(i => i is { MessageId.Length: > 0 and <= LongestMessageId, UserId: not null })
                ? [.. items.OfType<InboundTransaction>()]
                : throw new UnreadableMessageException("Every item needs a messageId and a userId.");
        }
        catch (JsonException)
        {
            // The serializer's own message quotes the text, which may be somebody's.
            throw new UnreadableMessageException("The message is not JSON of the agreed form.");
        }
    }
}

/// <summary>A message nobody can answer: it is left to the queue's poison handling.</summary>
public sealed class UnreadableMessageException(string message) : Exception(message);
