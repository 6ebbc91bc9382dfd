using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FinanceTrack.Domain.Json;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Transactions.Inbound;

/// <summary>An item of an inbound message that can be answered.</summary>
/// <param name="LedgerId">The ledger that it belongs to; null for the user's own.</param>
/// <param name="Transaction">What is to be recorded, or what is wrong with its JSON.</param>
/// <param name="ContentHash">SHA-256 of what it says, to tell a repeated message from another one.</param>
public sealed record InboundItem(
    string MessageId, Guid UserId, Guid? LedgerId, string? ExternalId, Result<NewTransaction> Transaction, byte[] ContentHash)
{
    private const int MaxMessageIdLength = 200;

    // The answer must fit into a message whatever the item calls its fields.
    private const int MaxFieldLength = 100;

    private static readonly JsonSerializerOptions StrictJson = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        MaxDepth = 8,
        Converters = { new ExactDecimalConverter(), new InstantConverter() },
    };

    private static readonly JsonSerializerOptions LenientJson = new(JsonSerializerDefaults.Web) { MaxDepth = 64 * 1024 };

    /// <returns>Null when the item lacks the ids by which it could be answered.</returns>
    internal static InboundItem? Read(JsonElement item)
    {
        try
        {
            var read = item.Deserialize<InboundTransaction>(StrictJson);
            return read is null
                ? null
                : Answerable(read.MessageId, read.UserId, read.LedgerId, read.ExternalId, read.Transaction, read.ContentHash());
        }
        catch (JsonException exception)
        {
            return ReadIds(item) is { } ids
                ? Answerable(ids.MessageId, ids.UserId, null, null, new ValidationError(
                    PointerTo(exception.Path), "The field is not known, is given twice, or has a value that is not of the expected type."),
                    SHA256.HashData(Encoding.UTF8.GetBytes(item.GetRawText())))
                : null;
        }
    }

    private static InboundItem? Answerable(
        string? messageId, Guid? userId, Guid? ledgerId, string? externalId, Result<NewTransaction> transaction, byte[] contentHash) =>
        messageId is { Length: > 0 and <= MaxMessageIdLength } && userId is { } user
            ? new InboundItem(messageId, user, ledgerId, externalId, transaction, contentHash)
            : null;

    private static Ids? ReadIds(JsonElement item)
    {
        try
        {
            return item.Deserialize<Ids>(LenientJson);
        }
        catch (JsonException)
        {
            return null; // Not an object, or its ids are of another type.
        }
    }

    // Items are flat: $.amount is /amount, $['odd name'] is /odd name, and $ alone is the item.
    private static string PointerTo(string? path) => path is ['$', '.' or '[', .. var field] && field.Length <= MaxFieldLength
        ? "/" + field.Trim('[', ']', '\'').Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)
        : "";

    private sealed record Ids(string? MessageId, Guid? UserId);
}
