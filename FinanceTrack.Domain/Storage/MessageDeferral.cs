using FinanceTrack.Domain.Data;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Storage;

/// <summary>
/// Puts a message back into its queue, hidden for a while, when what it needs is away. Left to the host that would count against the
/// message, and an outage of some minutes make poison of all that wait in line. It is put back before the host deletes the one in hand:
/// a crash in between leaves one too many, which acts no second time.
/// </summary>
public sealed partial class MessageDeferral(QueueSender queues, ILogger<MessageDeferral> logger)
{
    // Longer than the silence after which another instance takes a job, so that a job whose runner lost the database goes on then.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(150);

    /// <summary>Does what the message asks for, or puts it off while the database is away. All other failures come out.</summary>
    public async Task RunAsync(string queue, string body, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (DatabaseUnavailableException exception) when (exception.IsAway)
        {
            await DeferAsync(queue, body, Pause, exception);
        }
    }

    /// <summary>Puts the message back.</summary>
    /// <param name="message">As <see cref="Outbox"/> takes it.</param>
    /// <param name="pause">For how long its queue hides it, at most seven days.</param>
    public async Task DeferAsync(string queue, object message, TimeSpan pause, Exception why)
    {
        await queues.SendAsync(queue, MessageFormat.Write(queue, message), pause, CancellationToken.None);
        LogDeferred(queue, pause, why);
    }

    [LoggerMessage(7004, LogLevel.Warning, "A message of {Queue} waits for {Pause}: what it needs is away")]
    private partial void LogDeferred(string queue, TimeSpan pause, Exception why);
}
