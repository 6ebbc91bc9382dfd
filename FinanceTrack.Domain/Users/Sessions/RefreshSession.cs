using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Tokens;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Users.Sessions;

public sealed record RefreshRequest
{
    public string? RefreshToken { get; init; }
}

/// <summary>
/// Trades a refresh token for the next one and a new access token. A token that comes a second time was stolen, from its client
/// or by it: whoever comes second ends the whole family (RFC 9700 §4.14.2).
/// </summary>
public sealed partial class RefreshSession(Database database, SessionTokens sessions, TimeProvider time, ILogger<RefreshSession> logger)
{
    private static readonly UnauthorizedError Refused = new("The refresh token is unknown, used or expired. Sign in again.");

    public async Task<Result<SignedIn>> ExecuteAsync(RefreshRequest request, CancellationToken cancellationToken)
    {
        if (!SecretToken.TryHash(request.RefreshToken, out var hash))
            return new ValidationError("/refreshToken", "This is not a refresh token.");

        // The answer is wrapped, because ending the family has to commit although it is a failure.
        var renewed = await database.WriteAsync(async session => new Renewed(await RenewAsync(session, hash)), cancellationToken);
        return renewed.Session is { } open ? await sessions.SignAsync(open, cancellationToken) : Refused;
    }

    private async Task<OpenSession?> RenewAsync(DbSession session, byte[] hash)
    {
        if (await SessionRows.LockTokenAsync(session, hash) is not { } family)
            return null;
        if (family.UsedAt is null && family.ExpiresAt > time.Now())
            return await sessions.RenewAsync(session, family, hash);

        await sessions.EndAsync(session, family.UserId, family.SessionId);
        if (family.UsedAt is not null)
            LogReuse(family.SessionId);
        return null;
    }

    private sealed record Renewed(OpenSession? Session);

    [LoggerMessage(1110, LogLevel.Warning, "A refresh token came a second time; session {SessionId} is ended")]
    private partial void LogReuse(Guid sessionId);
}
