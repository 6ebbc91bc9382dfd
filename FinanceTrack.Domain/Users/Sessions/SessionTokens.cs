using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Tokens;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Sessions;

/// <summary>
/// Opens, renews and ends sessions. A session is a family of refresh tokens, each good once; it ends for good at its expiry,
/// and with it every token of the family.
/// </summary>
public sealed class SessionTokens(
    AccessTokens accessTokens, EndedSessions ended, SecurityEvents events, IOptions<AccountOptions> options, TimeProvider time)
{
    private const int MaximumDeviceLength = 200;

    internal async Task<OpenSession> OpenAsync(DbSession session, UserAccount account, string device)
    {
        var now = time.Now();
        var token = SecretToken.Create();
        var row = new SessionRow
        {
            Id = Guid.CreateVersion7(now),
            UserId = account.Id,
            Device = device.Length > MaximumDeviceLength ? device[..MaximumDeviceLength] : device,
            CreatedAt = now,
            LastUsedAt = now,
            ExpiresAt = now + TimeSpan.FromDays(options.Value.SessionDays),
        };
        await SessionRows.InsertAsync(session, row, token.Hash);
        return new OpenSession(row.Id, account.Id, account.Role, now, row.ExpiresAt, token.Text);
    }

    internal async Task<OpenSession> RenewAsync(DbSession session, RefreshTokenRow family, byte[] usedHash)
    {
        var token = SecretToken.Create();
        await SessionRows.ReplaceTokenAsync(session, family.SessionId, usedHash, token.Hash, time.Now());
        return new OpenSession(family.SessionId, family.UserId, family.Role, family.CreatedAt, family.ExpiresAt, token.Text);
    }

    /// <summary>Ends the session; its access tokens end on this instance once the transaction commits.</summary>
    internal async Task EndAsync(DbSession session, Guid userId, Guid sessionId)
    {
        await SessionRows.DeleteAsync(session, userId, sessionId);
        EndAfterCommit(session, [sessionId]);
        session.WhenCommitted(() => events.SessionEnded(userId, sessionId));
    }

    /// <summary>Ends every session of the user but one.</summary>
    internal async Task EndAllAsync(DbSession session, Guid userId, Guid? except)
    {
        foreach (var sessionId in await SessionRows.ListIdsAsync(session, userId))
        {
            if (sessionId != except)
                await EndAsync(session, userId, sessionId);
        }
    }

    /// <summary>Signs the access token; outside the transaction, since the key may have to be fetched.</summary>
    internal async Task<SignedIn> SignAsync(OpenSession open, CancellationToken cancellationToken)
    {
        var (accessToken, expiresAt) = await accessTokens.IssueAsync(open.UserId, open.Role, open.SessionId, open.SignedInAt, cancellationToken);
        return new SignedIn
        {
            SessionId = open.SessionId,
            UserId = open.UserId,
            AccessToken = accessToken,
            ExpiresIn = (int)AccessTokenOptions.AccessTokenLifetime.TotalSeconds,
            ExpiresAt = expiresAt,
            RefreshToken = open.RefreshToken,
            RefreshTokenExpiresAt = open.ExpiresAt,
        };
    }

    private void EndAfterCommit(DbSession session, Guid[] sessionIds) => session.AfterCommit(_ =>
    {
        ended.Add(sessionIds);
        return Task.CompletedTask;
    });
}

/// <summary>A session as it stands in the database, with the refresh token that only its client keeps.</summary>
internal sealed record OpenSession(
    Guid SessionId, Guid UserId, UserRole Role, DateTimeOffset SignedInAt, DateTimeOffset ExpiresAt, string RefreshToken);
