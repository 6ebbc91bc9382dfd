using System.Text.Json;
using FinanceTrack.Domain.Messaging;

namespace FinanceTrack.Domain.Transactions.Inbound;

/// <summary>The items of a message of <c>transactions-inbound</c>: one transaction, or an array of them.</summary>
/// <param name="Items">Those that can be recorded or answered, in their order.</param>
/// <param name="Unanswerable">How many others there are: without the ids by which they could be answered.</param>
public sealed record InboundMessage(IReadOnlyList<InboundItem> Items, int Unanswerable)
{
    // An item that is nested too deeply is that item's fault alone, so the message may be as deep as its length allows.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 * 1024 };

    /// <exception cref="UnreadableMessageException">It is not JSON, or has no item that could be answered.</exception>
    public static InboundMessage Read(string message)
    {
        try
        {
            using var document = JsonDocument.Parse(message, Options);
            var root = document.RootElement;
            InboundItem?[] items = root.ValueKind == JsonValueKind.Array
                ? [.. root.EnumerateArray().Select(InboundItem.Read)]
                : [InboundItem.Read(root)];
            InboundItem[] answerable = [.. items.OfType<InboundItem>()];
            return answerable.Length > 0
                ? new InboundMessage(answerable, items.Length - answerable.Length)
                : throw new UnreadableMessageException("Every item needs a messageId, and a userId that is an id.");
        }
        catch (JsonException)
        {
            // The parser's own message quotes the text, which may be personal.
            throw new UnreadableMessageException("The message is not JSON.");
        }
    }
}
