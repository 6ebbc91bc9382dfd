using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Telemetry;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Messaging;

/// <summary>
/// Returns a message to its queue, hidden for a while, when the database is unreachable. Left to the host that would count against the
/// message, and an outage of some minutes make poison of all that are queued. It is put back before the host deletes the one in hand:
/// a crash in between leaves one too many, as any delivery may be repeated.
/// </summary>
public sealed partial class MessageRedelivery(
    QueueSender queues, RecordMessageFailure failures, ILogger<MessageRedelivery> logger)
{
    /// <summary>
    /// Longer than the silence after which another may take a job, so that one whose runner lost the database continues then.
    /// </summary>
    internal static readonly TimeSpan Delay = TimeSpan.FromSeconds(150);

    /// <summary>
    /// Processes the message, or returns it to the queue while the database is unreachable. All other exceptions are noted, for the one
    /// who finds the message among the poison, and thrown.
    /// </summary>
    public async Task RunAsync(string queue, string body, Func<Task> work)
    {
        using var span = MessageTrace.Start(queue, body);
        try
        {
            await work();
        }
        catch (DatabaseUnavailableException exception) when (exception.IsUnreachable)
        {
            span.Fail(exception);
            await ExecuteAsync(queue, body, Delay);
            LogDatabaseUnreachable(queue, Delay, exception);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            span.Fail(exception);
            await failures.ExecuteAsync(queue, body, exception);
            throw;
        }
    }

    /// <summary>Puts the message back.</summary>
    /// <param name="message">As <see cref="Outbox"/> takes it.</param>
    /// <param name="delay">For how long its queue hides it, at most seven days.</param>
    public Task ExecuteAsync(string queue, object message, TimeSpan delay) =>
        queues.SendAsync(queue, MessageFormat.Write(queue, message), delay, CancellationToken.None);

    [LoggerMessage(
        7004, LogLevel.Warning, "The database is unreachable: a message of {Queue} returns to its queue for {Delay}", EventName = "7004")]
    private partial void LogDatabaseUnreachable(string queue, TimeSpan delay, Exception why);
}
