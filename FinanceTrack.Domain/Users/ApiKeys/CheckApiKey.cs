using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Users.Tokens;

namespace FinanceTrack.Domain.Users.ApiKeys;

/// <summary>Whose key it is and what it may do.</summary>
public sealed record ApiKeyIdentity(Guid UserId, Guid ApiKeyId, UserRole Role, LedgerMembership Ledger, ApiScopes Scopes);

/// <summary>
/// Reads an API key with one indexed lookup; null when it is unknown, revoked or expired, or its user has left its ledger.
/// </summary>
public sealed class CheckApiKey(Database database, TimeProvider time)
{
    // "Last used" is kept to the hour, so that a busy key is not a row written at each request.
    private static readonly TimeSpan TouchAfter = TimeSpan.FromHours(1);

    public async Task<ApiKeyIdentity?> ExecuteAsync(string text, CancellationToken cancellationToken)
    {
        var now = time.Now();
        if (!SecretToken.TryHash(text, out var hash)
            || await database.ReadAsync(session => ApiKeyTable.FindByHashAsync(session, hash, now), cancellationToken) is not { } key)
        {
            return null;
        }

        if (key.LastUsedAt is not { } used || now - used >= TouchAfter)
        {
            await database.WriteAsync(
                async session =>
                {
                    await ApiKeyTable.TouchAsync(session, key, now);
                    return new Results.Done();
                },
                cancellationToken);
        }

        return new ApiKeyIdentity(key.UserId, key.Id, key.Role, new LedgerMembership(key.LedgerId, key.LedgerRole, key.IsOwn), key.Scopes);
    }
}
