using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Telemetry;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Messaging;

/// <summary>
/// Sends what a crash, or a storage that did not answer, left in the outbox. A message that cannot be sent waits twice as long
/// after each attempt, up to an hour, and is never dropped.
/// </summary>
public sealed partial class SweepOutbox(Database database, OutboxDispatch dispatch, TimeProvider time, ILogger<SweepOutbox> logger)
{
    /// <summary>How long a message is left to the call that wrote it.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private const int PageSize = 200;
    private const int SendsAtOnce = 8;
    private const int MaxDoubling = 6;

    private static readonly Statement DueSql = Statement.Of(dialect => $"""
        SELECT Id, Queue, OwnerId, Body, CreatedAt, Attempts, NextAttemptAt
        FROM Outbox WHERE NextAttemptAt <= @Now ORDER BY NextAttemptAt, Id {dialect.Limit("@Limit")}
        """);

    private static readonly Statement PostponeSql = Statement.Of("""
        UPDATE Outbox SET Attempts = Attempts + 1, NextAttemptAt = @NextAttemptAt WHERE Id = @Id
        """);

    private static readonly Statement CountSql = Statement.Of("SELECT Queue, COUNT(*) AS Messages FROM Outbox GROUP BY Queue");

    /// <summary>The number of messages sent.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        if (ProductMetrics.WatchesOutbox)
            await MeasureAsync(cancellationToken);
        var (sent, failed, found) = (0, 0, PageSize);
        while (found == PageSize)
        {
            var due = await database.ReadAsync(
                session => session.QueryAsync<OutboxMessage>(DueSql, new { Now = time.Now(), Limit = PageSize }), cancellationToken);
            await Parallel.ForEachAsync(
                due, new ParallelOptions { MaxDegreeOfParallelism = SendsAtOnce, CancellationToken = cancellationToken },
                async (message, token) => _ = await TrySendAsync(message, token)
                    ? Interlocked.Increment(ref sent)
                    : Interlocked.Increment(ref failed));
            found = due.Count;
        }

        if (sent + failed > 0)
            LogSwept(sent, failed);
        return sent;
    }

    private async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var waiting = (await database.ReadAsync(session => session.QueryAsync<Waiting>(CountSql), cancellationToken))
            .ToDictionary(row => row.Queue, row => row.Messages, StringComparer.Ordinal);
        foreach (var queue in QueueNames.Consumed.Append(QueueNames.TransactionsScored))
            ProductMetrics.OutboxHolds(queue, waiting.GetValueOrDefault(queue));
    }

    private async Task<bool> TrySendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await dispatch.SendAsync([message], cancellationToken);
            return true;
        }
        catch (Azure.RequestFailedException exception)
        {
            LogNotSent(message.Id, message.Queue, message.Attempts + 1, exception);
            var wait = Grace * Math.Pow(2, Math.Min(message.Attempts, MaxDoubling));
            await database.WriteAsync(
                session => session.ExecuteAsync(PostponeSql, new { message.Id, NextAttemptAt = time.Now() + wait }), cancellationToken);
            return false;
        }
    }

    private sealed record Waiting
    {
        public required string Queue { get; init; }

        public required long Messages { get; init; }
    }

    [LoggerMessage(7001, LogLevel.Information, "The outbox sweep sent {Sent} messages and postponed {Failed}")]
    private partial void LogSwept(int sent, int failed);

    [LoggerMessage(7002, LogLevel.Error, "Outbox message {MessageId} could not be sent to {Queue}, attempt {Attempt}")]
    private partial void LogNotSent(Guid messageId, string queue, int attempt, Exception exception);
}
