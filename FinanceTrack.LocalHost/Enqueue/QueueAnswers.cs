using System.Text.Json;
using Azure.Storage.Queues;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Transactions.Inbound;

namespace FinanceTrack.LocalHost.Enqueue;

/// <summary>Reads on <c>transactions-scored</c> why messages were refused. The answers stay there for their own reader.</summary>
internal static class QueueAnswers
{
    private const int MaxAtOnce = 32;

    // Long enough to see all answers once, and how long their own reader waits for them.
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(1);

    /// <returns>The reasons by message id, of those of these messages that were refused.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> ReadRefusalsAsync(
        string storage, Guid userId, IReadOnlySet<string> messageIds, CancellationToken cancellationToken)
    {
        var refusals = new Dictionary<string, string>(StringComparer.Ordinal);
        var queue = new QueueClient(storage, QueueNames.TransactionsScored);
        if (!await queue.ExistsAsync(cancellationToken))
        {
            return refusals;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (refusals.Count < messageIds.Count)
        {
            var messages = (await queue.ReceiveMessagesAsync(MaxAtOnce, Hidden, cancellationToken)).Value;
            var fresh = Array.FindAll(messages, message => seen.Add(message.MessageId));
            if (fresh.Length == 0)
            {
                break;
            }

            foreach (var answer in fresh.Select(message => Parse(message.MessageText)).OfType<Answer>())
            {
                if (answer is { Status: InboundStatus.Rejected, MessageId: { } id, Errors: { } errors }
                    && answer.UserId == userId
                    && messageIds.Contains(id))
                {
                    refusals[id] = RefusedRows.Describe(errors);
                }
            }
        }

        return refusals;
    }

    private static Answer? Parse(string text)
    {
        try
        {
            return MessageFormat.Read<Answer>(text);
        }
        catch (JsonException)
        {
            return null; // Not a message of this command.
        }
    }

    /// <summary>The part of <see cref="InboundAnswer"/> that counts here.</summary>
    private sealed record Answer(string? MessageId, Guid? UserId, InboundStatus Status, Dictionary<string, string[]>? Errors);
}
