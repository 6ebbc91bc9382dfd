using System.Text;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Storage;

/// <summary>
/// Sends a poison message again, or gives it up. It is sent exactly once: the outbox takes it in the transaction in which it
/// stops waiting. Either way its body goes, for it may hold personal data; should it fail again, it is recorded again.
/// </summary>
public sealed class ResolvePoisonMessage(Database database, Outbox outbox, ListPoisonMessages list, TimeProvider time)
{
    private static readonly Statement Find = Statement.Of(dialect => $"""
        SELECT Queue, UserId, Body, Status FROM PoisonMessages {dialect.ForUpdate} WHERE Id = @Id
        """);

    private static readonly Statement Resolve = Statement.Of("""
        UPDATE PoisonMessages SET Status = @Status, ResolvedAt = @Now, Body = '' WHERE Id = @Id
        """);

    /// <param name="resolution"><see cref="PoisonStatus.Replayed"/> or <see cref="PoisonStatus.Discarded"/>.</param>
    public Task<Result<Done>> ExecuteAsync(Guid id, PoisonStatus resolution, CancellationToken cancellationToken) =>
        database.WriteAsync<Done>(async session =>
        {
            if (await session.FindAsync<Waiting>(Find, new { Id = id }) is not { } message)
                return new NotFoundError("poison message");
            if (message.Status != PoisonStatus.Waiting)
                return new ConflictError("The message has already been replayed or discarded.");
            if (resolution == PoisonStatus.Replayed)
            {
                if (Encoding.UTF8.GetByteCount(message.Body) > MessageFormat.MaximumBytes)
                    return new UnprocessableError("The message is too long to be sent again in base64.");
                await outbox.AddAsync(session, message.Queue, message.Body, message.UserId);
            }

            await session.ExecuteAsync(Resolve, new { Id = id, Status = resolution, Now = time.Now() });
            return default(Done);
        }, cancellationToken);

    /// <summary>The same with every message that waits, each in a transaction of its own; those that come meanwhile are left.</summary>
    /// <param name="queue">Only of this queue; null for all.</param>
    /// <returns>How many were resolved, and how many cannot be sent again.</returns>
    public async Task<(int Resolved, int Refused)> ExecuteAllAsync(string? queue, PoisonStatus resolution, CancellationToken cancellationToken)
    {
        var (resolved, refused) = (0, 0);
        string? cursor = null;
        do
        {
            var page = (await list.ExecuteAsync(
                queue, PoisonStatus.Waiting, new PageRequest(PageRequest.MaximumLimit, cursor), cancellationToken)).Value;
            foreach (var message in page.Items)
            {
                var result = await ExecuteAsync(message.Id, resolution, cancellationToken);
                resolved += result.Succeeded ? 1 : 0;
                refused += result.Error is UnprocessableError ? 1 : 0;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);

        return (resolved, refused);
    }

    private sealed record Waiting
    {
        public required string Queue { get; init; }

        public Guid? UserId { get; init; }

        public required string Body { get; init; }

        public PoisonStatus Status { get; init; }
    }
}
