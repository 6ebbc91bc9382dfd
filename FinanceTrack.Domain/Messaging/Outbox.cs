using System.Runtime.CompilerServices;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Messaging;

/// <summary>
/// Messages that leave if and only if the transaction that wrote them commits. The row is written in that transaction; right after
/// the commit the message is sent and its row deleted; after a crash in between, <see cref="SweepOutbox"/> sends it again.
/// So a message is on the wire at least once, and its consumer recognises it by its key (<see cref="Inbox"/>).
/// </summary>
public sealed class Outbox(OutboxDispatch dispatch, TimeProvider time)
{
    private static readonly string[] Columns = ["Id", "Queue", "OwnerId", "Body", "CreatedAt", "Attempts", "NextAttemptAt"];

    private static readonly Statement InsertSql = Statement.Of("""
        INSERT INTO Outbox (Id, Queue, OwnerId, Body, CreatedAt, Attempts, NextAttemptAt)
        VALUES (@Id, @Queue, @OwnerId, @Body, @CreatedAt, 0, @NextAttemptAt)
        """);

    // What each running transaction has added: all of it is sent together, after that transaction's commit.
    private readonly ConditionalWeakTable<DbSession, List<OutboxMessage>> _added = [];

    /// <summary>Adds one message, to be sent after the commit.</summary>
    /// <param name="message">An object, written as JSON (<see cref="MessageFormat"/>), or a string, sent unchanged.</param>
    /// <param name="ownerId">The user or the ledger whose data the message holds, if any, so that it can be erased with them.</param>
    /// <param name="delay">For how long its queue hides the message, at most seven days.</param>
    /// <exception cref="ArgumentException">It is longer than a queue takes: of an object <see cref="MessageFormat.MaxBytes"/>.</exception>
    public async Task AddAsync(
        DbSession session, string queue, object message, Guid? ownerId = null, TimeSpan delay = default)
    {
        var row = NewRow(queue, message, ownerId, delay);
        await session.ExecuteAsync(InsertSql, row);
        SendAfterCommit(session, [row]);
    }

    /// <summary>Adds many messages at once; as <see cref="AddAsync"/>.</summary>
    public async Task AddManyAsync(DbSession session, string queue, IReadOnlyList<object> messages, Guid? ownerId = null)
    {
        if (messages.Count == 0)
            return;
        OutboxMessage[] rows = [.. messages.Select(message => NewRow(queue, message, ownerId, TimeSpan.Zero))];
        await session.InsertManyAsync("Outbox", Columns,
            [.. rows.Select(row => new object?[] { row.Id, row.Queue, row.OwnerId, row.Body, row.CreatedAt, 0, row.NextAttemptAt })]);
        SendAfterCommit(session, rows);
    }

    private OutboxMessage NewRow(string queue, object message, Guid? ownerId, TimeSpan delay)
    {
        var now = time.Now();
        return new OutboxMessage
        {
            Id = Guid.CreateVersion7(now),
            Queue = queue,
            OwnerId = ownerId,
            Body = MessageTrace.Stamp(MessageFormat.Write(queue, message)),
            CreatedAt = now,
            Delay = delay,
            NextAttemptAt = now + delay + SweepOutbox.Grace,
        };
    }

    private void SendAfterCommit(DbSession session, IEnumerable<OutboxMessage> rows)
    {
        if (_added.TryGetValue(session, out var added))
        {
            added.AddRange(rows);
            return;
        }

        added = [.. rows];
        _added.Add(session, added);
        session.AfterCommit(cancellationToken => dispatch.SendAsync(added, cancellationToken));
    }
}
