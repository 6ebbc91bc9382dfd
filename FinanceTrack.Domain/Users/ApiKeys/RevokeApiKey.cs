using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Users.ApiKeys;

/// <summary>Takes back an API key, with effect from the next request on every instance.</summary>
public sealed class RevokeApiKey(Database database, SecurityEvents events)
{
    public Task<Result<Done>> ExecuteAsync(Guid userId, Guid keyId, CancellationToken cancellationToken) => database.WriteAsync<Done>(
        async session =>
        {
            if (!await ApiKeyRows.DeleteAsync(session, userId, keyId))
                return new NotFoundError("API key");
            session.WhenCommitted(() => events.ApiKeyRevoked(userId, keyId));
            return new Done();
        },
        cancellationToken);
}
