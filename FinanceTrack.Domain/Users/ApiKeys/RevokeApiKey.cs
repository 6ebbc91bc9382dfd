using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Users.ApiKeys;

/// <summary>Takes back an API key, with effect from the next request on every instance.</summary>
public sealed class RevokeApiKey(Database database, AccountEvents events)
{
    public async Task<Result<Done>> ExecuteAsync(Guid userId, Guid keyId, CancellationToken cancellationToken)
    {
        var revoked = await database.WriteAsync<Done>(
            async session => await ApiKeyRows.DeleteAsync(session, userId, keyId) ? new Done() : new NotFoundError("API key"),
            cancellationToken);
        if (revoked.Succeeded)
            events.ApiKeyRevoked(userId, keyId);
        return revoked;
    }
}
