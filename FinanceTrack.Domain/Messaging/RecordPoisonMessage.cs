using System.Text;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Messaging;

/// <summary>
/// Keeps a message that the host has given up on, so that an operator can see it and send it again, with the users whose data it holds:
/// it goes when one of them is erased. One that names a user or a ledger who was erased, or only users who are not there, is recorded
/// without its body.
/// </summary>
public sealed partial class RecordPoisonMessage(Database database, TimeProvider time, ILogger<RecordPoisonMessage> logger)
{
    private const int IdsPerQuery = 500;

    private static readonly Statement InsertSql = Statement.Of(dialect => dialect.InsertIfAbsent("PoisonMessages", ["Queue", "MessageId"],
        ["Id", "Queue", "MessageId", "UserId", "Body", "Bytes", "RecordedAt", "Status", "Failure", "ResolvedAt"]));

    /// <param name="queue">The queue the message was meant for.</param>
    /// <param name="messageId">Its id in the poison queue: recording it again does nothing.</param>
    public async Task ExecuteAsync(string queue, string messageId, string body, CancellationToken cancellationToken)
    {
        using var span = MessageTrace.Start(queue + QueueNames.PoisonSuffix, body);
        var mentioned = MentionedIds.In(body);
        var row = await database.WriteAsync(session => RecordAsync(session, queue, messageId, body, mentioned), cancellationToken);
        if (row is { Status: PoisonStatus.Waiting })
            LogRecorded(queue, row.Id, row.Bytes);
        else if (row is not null)
            LogNotKept(queue, row.Id, row.Bytes);
    }

    private async Task<Row?> RecordAsync(DbSession session, string queue, string messageId, string body, MentionedIds mentioned)
    {
        var (owners, namesErased) = await FindAsync(session, mentioned.All);
        var isOfNobody = mentioned.Users.Any(id => !owners.Contains(id)) || (owners.Count == 0 && mentioned.All.Count > 0);

        // A job's message holds the job's id, and nothing of a user.
        var keeps = queue == QueueNames.Jobs || (!isOfNobody && !namesErased);
        var now = time.Now();
        var row = new Row
        {
            Id = Guid.CreateVersion7(now),
            Queue = queue,
            MessageId = messageId,
            UserId = keeps ? owners.OrderByDescending(mentioned.Users.Contains).Cast<Guid?>().FirstOrDefault() : null,
            Body = keeps ? body : "",
            Bytes = Encoding.UTF8.GetByteCount(body),
            RecordedAt = now,
            Status = keeps ? PoisonStatus.Waiting : PoisonStatus.Discarded,
            Failure = await MessageFailureTable.TakeAsync(session, queue, body),
            ResolvedAt = keeps ? null : now,
        };
        if (await session.ExecuteAsync(InsertSql, row) == 0)
            return null;
        if (keeps && owners.Count > 0)
        {
            await session.InsertManyAsync(
                "PoisonMessageOwners", ["PoisonMessageId", "UserId"], [.. owners.Select(owner => new object?[] { row.Id, owner })]);
        }

        return row;
    }

    private static async Task<(HashSet<Guid> Living, bool NamesErased)> FindAsync(DbSession session, IEnumerable<Guid> ids)
    {
        var (living, namesErased) = (new HashSet<Guid>(), false);
        foreach (var some in ids.Chunk(IdsPerQuery))
        {
            living.UnionWith(await ExistingUsers.FindAsync(session, some));
            namesErased = namesErased || await ErasedIdTable.ContainsAnyAsync(session, some);
        }

        return (living, namesErased);
    }

    [LoggerMessage(
        7003, LogLevel.Error, "A poison message of {Queue} was recorded as {PoisonMessageId}: {Bytes} bytes", EventName = "7003")]
    private partial void LogRecorded(string queue, Guid poisonMessageId, int bytes);

    [LoggerMessage(
        1180, LogLevel.Warning,
        "A poison message of {Queue} names an erased or unknown user and was not kept: {PoisonMessageId}, {Bytes} bytes",
        EventName = "1180")]
    private partial void LogNotKept(string queue, Guid poisonMessageId, int bytes);

    private sealed record Row
    {
        public required Guid Id { get; init; }

        public required string Queue { get; init; }

        public required string MessageId { get; init; }

        public required Guid? UserId { get; init; }

        public required string Body { get; init; }

        public required int Bytes { get; init; }

        public required DateTimeOffset RecordedAt { get; init; }

        public required PoisonStatus Status { get; init; }

        public required string? Failure { get; init; }

        public required DateTimeOffset? ResolvedAt { get; init; }
    }
}
