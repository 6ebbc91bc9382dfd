using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Users.ApiKeys;

/// <summary>Takes back an API key, with effect from the next request on every instance.</summary>
public sealed class RevokeApiKey(Database database, CheckSession sessions, AuditTrail audit, AccountEvents events)
{
    public async Task<Result<Done>> ExecuteAsync(CallerSession caller, Guid keyId, CancellationToken cancellationToken)
    {
        var revoked = await database.WriteAsync<Done>(
            async session =>
            {
                if (!(await sessions.LockAsync(session, caller)).TryGet(out _, out var ended))
                    return ended;
                if (!await ApiKeyTable.DeleteAsync(session, caller.UserId, keyId))
                    return new NotFoundError("API key");
                await audit.AddAsync(session, new AuditEntry(AuditKind.ApiKeyRevocation, AuditActor.User(caller))
                {
                    SubjectId = caller.UserId,
                    Details = new { apiKeyId = keyId },
                });
                return new Done();
            },
            cancellationToken);
        if (revoked.Succeeded)
            events.ApiKeyRevoked(caller.UserId, keyId);
        return revoked;
    }
}
