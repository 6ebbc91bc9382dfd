using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Messaging;

/// <summary>
/// Sends a poison message again, or gives it up. It is sent exactly once: the outbox takes it in the transaction in which it
/// stops waiting. Either way its body goes, for it may hold personal data; should it fail again, it is recorded again.
/// </summary>
public sealed class ResolvePoisonMessage(
    Database database, Outbox outbox, CheckSession sessions, AuditTrail audit, TimeProvider time)
{
    private static readonly Statement FindSql = Statement.Of(dialect => $"""
        SELECT Queue, UserId, Body, Status FROM PoisonMessages {dialect.ForUpdate} WHERE Id = @Id
        """);

    private static readonly Statement ResolveSql = Statement.Of("""
        UPDATE PoisonMessages SET Status = @Status, ResolvedAt = @Now, Body = '' WHERE Id = @Id
        """);

    /// <param name="resolution"><see cref="PoisonStatus.Replayed"/> or <see cref="PoisonStatus.Discarded"/>.</param>
    /// <param name="admin">The administrator who asks; null for a command.</param>
    public Task<Result<Done>> ExecuteAsync(
        Guid id, PoisonStatus resolution, CallerSession? admin, CancellationToken cancellationToken) =>
        database.WriteAsync<Done>(async session =>
        {
            if (await sessions.RefuseAdminAsync(session, admin) is { } refused)
                return refused;
            if (await session.FindAsync<Waiting>(FindSql, new { Id = id }) is not { } message)
                return new NotFoundError("poison message");
            if (message.Status != PoisonStatus.Waiting)
                return new ConflictError("The message has already been replayed or discarded.");
            if (resolution == PoisonStatus.Replayed)
                await outbox.AddAsync(session, message.Queue, message.Body, message.UserId);
            await session.ExecuteAsync(ResolveSql, new { Id = id, Status = resolution, Now = time.Now() });
            var kind = resolution == PoisonStatus.Replayed ? AuditKind.MessageReplay : AuditKind.MessageDiscard;
            await audit.AddAsync(session, new AuditEntry(kind, AuditActor.Administrator(admin))
            {
                SubjectId = message.UserId,
                Details = new { messageId = id, message.Queue },
            });
            return default(Done);
        }, cancellationToken);

    private sealed record Waiting
    {
        public required string Queue { get; init; }

        public Guid? UserId { get; init; }

        public required string Body { get; init; }

        public PoisonStatus Status { get; init; }
    }
}
