using System.Collections.Concurrent;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Messaging;

/// <summary>
/// Sends outbox messages and deletes their rows. Deletes of calls that run side by side are done together: while one is
/// under way the others gather, and the next takes all of them, so that at full load a message costs far less than a commit.
/// </summary>
public sealed class OutboxDispatch(Database database, QueueSender queues) : IDisposable
{
    private const int SendsAtOnce = 16;
    private const int DeletesAtOnce = 500;

    // How long sends of many may still take that were under way when their time was up: given up at once, each would go out again.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    // Of one delete. The caller of a send waits for this, too, and an unreachable database would be waited for much longer.
    private static readonly TimeSpan DeleteTimeout = TimeSpan.FromSeconds(10);

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM Outbox WHERE Id IN @Ids");

    private readonly ConcurrentQueue<Guid> _sent = new();
    private readonly SemaphoreSlim _deleting = new(1, 1);

    /// <summary>Sends all of them; throws when one cannot be sent, with the rows of those that could deleted.</summary>
    public async Task SendAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        try
        {
            if (messages.Count == 1)
            {
                await SendOneAsync(messages[0], cancellationToken);
            }
            else
            {
                using var late = new CancellationTokenSource();
                await using var timeUp = cancellationToken.UnsafeRegister(static late => ((CancellationTokenSource)late!).CancelAfter(Grace), late);
                var sends = new ParallelOptions { MaxDegreeOfParallelism = SendsAtOnce, CancellationToken = cancellationToken };
                await Parallel.ForEachAsync(messages, sends, async (message, _) => await SendOneAsync(message, late.Token));
            }
        }
        finally
        {
            await DeleteSentAsync();
        }
    }

    public void Dispose() => _deleting.Dispose();

    private async Task SendOneAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        await queues.SendAsync(message.Queue, message.Body, message.Delay, cancellationToken);
        _sent.Enqueue(message.Id);
    }

    // Not cancelled with its caller: a row left behind is a message sent twice.
    private async Task DeleteSentAsync()
    {
        await _deleting.WaitAsync(CancellationToken.None);
        try
        {
            while (TakeSent() is { Count: > 0 } ids)
            {
                using var late = new CancellationTokenSource(DeleteTimeout);
                await database.WriteAsync(session => session.ExecuteAsync(DeleteSql, new { Ids = SqlValues.List(ids) }), late.Token);
            }
        }
        finally
        {
            _deleting.Release();
        }
    }

    private List<Guid> TakeSent()
    {
        var ids = new List<Guid>();
        while (ids.Count < DeletesAtOnce && _sent.TryDequeue(out var id))
            ids.Add(id);
        return ids;
    }
}
