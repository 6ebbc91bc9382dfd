using FinanceTrack.Domain.Data;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Storage;

/// <summary>
/// Puts a message back into its queue, hidden for a while, when what it needs is away. Left to the host that would count against the
/// message, and an outage of some minutes make poison of all that wait in line. It is put back before the host deletes the one in hand:
/// a crash in between leaves one too many, as any delivery may be repeated.
/// </summary>
public sealed partial class MessageRedelivery(QueueSender queues, ILogger<MessageRedelivery> logger)
{
    /// <summary>Longer than the silence after which another may take a job, so that one whose runner lost the database goes on then.</summary>
    internal static readonly TimeSpan Delay = TimeSpan.FromSeconds(150);

    /// <summary>Does what the message asks for, or puts it back while the database is away. All other failures come out.</summary>
    public async Task RunAsync(string queue, string body, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (DatabaseUnavailableException exception) when (exception.IsAway)
        {
            await ExecuteAsync(queue, body, Delay);
            LogDatabaseAway(queue, Delay, exception);
        }
    }

    /// <summary>Puts the message back.</summary>
    /// <param name="message">As <see cref="Outbox"/> takes it.</param>
    /// <param name="delay">For how long its queue hides it, at most seven days.</param>
    public Task ExecuteAsync(string queue, object message, TimeSpan delay) =>
        queues.SendAsync(queue, MessageFormat.Write(queue, message), delay, CancellationToken.None);

    [LoggerMessage(
        7004, LogLevel.Warning, "A message of {Queue} waits for the database, and comes again after {Delay}", EventName = "7004")]
    private partial void LogDatabaseAway(string queue, TimeSpan delay, Exception why);
}
