using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using RequestFailedException = Azure.RequestFailedException;

namespace FinanceTrack.Domain.Messaging;

/// <summary>How much waits in a queue.</summary>
/// <param name="Messages">About how many, those in hand included.</param>
/// <param name="OldestAt">When the one that is next was put in; null while none can be received.</param>
/// <param name="Unsent">How many of our own wait in the outbox to be put in.</param>
/// <param name="OldestUnsentAt">Since when the oldest of these waits.</param>
/// <param name="InPoisonQueue">About how many the host has given up on and that are not recorded yet.</param>
/// <param name="Poison">How many recorded poison messages wait for a decision.</param>
public sealed record QueueDetails(
    string Queue,
    int Messages,
    DateTimeOffset? OldestAt,
    int Unsent,
    DateTimeOffset? OldestUnsentAt,
    int InPoisonQueue,
    int Poison);

/// <summary>The depth of every queue, by name, all on one page, for administrators.</summary>
public sealed class ListQueues(Database database, QueueServiceClient service)
{
    private static readonly string[] Queues =
        [QueueNames.Emails, QueueNames.Jobs, QueueNames.TransactionsInbound, QueueNames.TransactionsScored];

    private static readonly Statement UnsentSql = Statement.Of(
        "SELECT Queue, COUNT(*) AS Messages, MIN(CreatedAt) AS OldestAt FROM Outbox GROUP BY Queue");

    private static readonly Statement PoisonSql = Statement.Of(
        "SELECT Queue, COUNT(*) AS Messages, MIN(RecordedAt) AS OldestAt FROM PoisonMessages WHERE Status = @Waiting GROUP BY Queue");

    public async Task<Result<Page<QueueDetails>>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var (unsent, poison) = await database.ReadAsync(
            async session => (
                (await session.QueryAsync<Waiting>(UnsentSql)).ToDictionary(row => row.Queue),
                (await session.QueryAsync<Waiting>(PoisonSql, new { PoisonStatus.Waiting })).ToDictionary(row => row.Queue)),
            cancellationToken);
        try
        {
            return await ReadAsync(unsent, poison, cancellationToken);
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException) // One try failed, or all of them.
        {
            return new UnavailableError("The storage of the queues is unreachable.");
        }
    }

    private async Task<Page<QueueDetails>> ReadAsync(
        Dictionary<string, Waiting> unsent, Dictionary<string, Waiting> poison, CancellationToken cancellationToken)
    {
        var queues = new List<QueueDetails>();
        foreach (var queue in Queues)
        {
            var depth = await DepthAsync(queue, cancellationToken);
            var poisoned = QueueNames.Consumed.Contains(queue)
                ? await DepthAsync(queue + QueueNames.PoisonSuffix, cancellationToken)
                : default;
            var waiting = unsent.GetValueOrDefault(queue);
            queues.Add(new QueueDetails(
                queue, depth.Messages, depth.OldestAt, waiting?.Messages ?? 0, waiting?.OldestAt, poisoned.Messages,
                poison.GetValueOrDefault(queue)?.Messages ?? 0));
        }

        return new Page<QueueDetails>(queues, null);
    }

    private async Task<(int Messages, DateTimeOffset? OldestAt)> DepthAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            var client = service.GetQueueClient(queue);
            QueueProperties properties = await client.GetPropertiesAsync(cancellationToken);
            PeekedMessage? next = await client.PeekMessageAsync(cancellationToken);
            return (properties.ApproximateMessagesCount, next?.InsertedOn);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return default; // No message was ever sent to it.
        }
    }

    private sealed record Waiting
    {
        public required string Queue { get; init; }

        public required int Messages { get; init; }

        public DateTimeOffset? OldestAt { get; init; }
    }
}
