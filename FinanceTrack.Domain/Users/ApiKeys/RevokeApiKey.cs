using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Users.ApiKeys;

/// <summary>Takes back an API key, with effect from the next request on every instance.</summary>
public sealed class RevokeApiKey(Database database, CheckSession sessions, AccountEvents events)
{
    public async Task<Result<Done>> ExecuteAsync(CallerSession caller, Guid keyId, CancellationToken cancellationToken)
    {
        var revoked = await database.WriteAsync<Done>(
            async session =>
            {
                if (!(await sessions.LockAsync(session, caller)).TryGet(out _, out var ended))
                    return ended;
                return await ApiKeyRows.DeleteAsync(session, caller.UserId, keyId) ? new Done() : new NotFoundError("API key");
            },
            cancellationToken);
        if (revoked.Succeeded)
            events.ApiKeyRevoked(caller.UserId, keyId);
        return revoked;
    }
}
