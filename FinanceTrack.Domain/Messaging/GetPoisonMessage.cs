using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Messaging;

/// <summary>A poison message with its body, which is empty once it was replayed or discarded.</summary>
public sealed record PoisonMessageDetails(PoisonMessage Message, string Body);

/// <summary>One poison message, for administrators; that they looked is in the activity of the user whom it names.</summary>
public sealed class GetPoisonMessage(Database database, CheckSession sessions, AuditTrail audit)
{
    private static readonly Statement FindSql = Statement.Of($"SELECT {PoisonMessage.Columns} FROM PoisonMessages WHERE Id = @Id");

    private static readonly Statement BodySql = Statement.Of("SELECT Body FROM PoisonMessages WHERE Id = @Id");

    public Task<Result<PoisonMessageDetails>> ExecuteAsync(Guid id, CallerSession admin, CancellationToken cancellationToken) =>
        database.WriteAsync<PoisonMessageDetails>(async session =>
        {
            if (await sessions.RefuseAdminAsync(session, admin) is { } refused)
                return refused;
            if (await session.FindAsync<PoisonMessage>(FindSql, new { Id = id }) is not { } message)
                return new NotFoundError("poison message");
            await audit.AddAsync(session, new AuditEntry(AuditKind.MessageView, AuditActor.Administrator(admin))
            {
                SubjectId = message.UserId,
                Details = new { messageId = id, message.Queue },
            });
            return new PoisonMessageDetails(message, await session.FindAsync<string>(BodySql, new { Id = id }) ?? "");
        }, cancellationToken);
}
