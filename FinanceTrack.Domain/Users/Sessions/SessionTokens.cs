using System.Security.Cryptography;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
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
    private const int MaxDeviceLength = 200;
    private const int SaltBytes = 16;

    internal async Task<OpenSession> OpenAsync(DbSession session, UserAccount account, string device)
    {
        var now = time.Now();
        var token = SecretToken.Create();
        var row = new SessionRow
        {
            Id = Guid.CreateVersion7(now),
            UserId = account.Id,
            Device = device.Length > MaxDeviceLength ? device[..MaxDeviceLength] : device,
            CreatedAt = now,
            LastUsedAt = now,
            ExpiresAt = now + TimeSpan.FromDays(options.Value.SessionDays),
        };
        await SessionTable.InsertAsync(session, row, token.Hash);
        var ledger = await LedgerOfAsync(session, account.Id, wanted: null);
        return new OpenSession(row.Id, account.Id, account.Role, ledger, now, row.ExpiresAt, token.Text);
    }

    /// <param name="ledger">The ledger that the session acts on from now on.</param>
    internal async Task<OpenSession> RenewAsync(
        DbSession session, RefreshTokenRow row, LedgerMembership ledger, SecretToken used, Client client)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var next = used.Derive(salt);
        var use = new TokenUse(
            used.Hash, row.UserId, row.SessionId, ledger.IsOwn ? null : ledger.LedgerId, used.MarkOf(client), salt, time.Now());
        await SessionTable.ReplaceTokenAsync(session, use, next.Hash);
        return Opened(row, ledger, next);
    }

    /// <summary>The successor that a used token got before; null for another client, or when it has been used itself.</summary>
    internal static async Task<OpenSession?> FindSuccessorAsync(
        DbSession session, RefreshTokenRow row, LedgerMembership ledger, SecretToken used, Client client)
    {
        if (row.SuccessorSalt is null || row.UsedBy is null || !CryptographicOperations.FixedTimeEquals(row.UsedBy, used.MarkOf(client)))
            return null;
        var next = used.Derive(row.SuccessorSalt);
        return await SessionTable.IsUnusedAsync(session, row.SessionId, next.Hash) ? Opened(row, ledger, next) : null;
    }

    /// <summary>The user's place in the ledger that is wanted, or in the user's own where that is none of the user's.</summary>
    internal static async Task<LedgerMembership> LedgerOfAsync(DbSession session, Guid userId, Guid? wanted) =>
        await LedgerMembersTable.ResolveAsync(session, userId, wanted) ?? throw new InvalidOperationException("A user has no ledger.");

    /// <summary>Ends the session; its access tokens end on this instance once the transaction commits.</summary>
    internal async Task EndAsync(DbSession session, Guid userId, Guid sessionId)
    {
        await SessionTable.DeleteAsync(session, userId, sessionId);
        EndAfterCommit(session, [sessionId]);
        session.WhenCommitted(() => events.SessionEnded(userId, sessionId));
    }

    /// <summary>Ends every session of the user but one.</summary>
    internal async Task EndAllAsync(DbSession session, Guid userId, Guid? except)
    {
        foreach (var sessionId in await SessionTable.ListIdsAsync(session, userId))
        {
            if (sessionId != except)
                await EndAsync(session, userId, sessionId);
        }
    }

    /// <summary>Signs the access token; outside the transaction, since the key may have to be fetched.</summary>
    internal async Task<SignedIn> SignAsync(OpenSession open, CancellationToken cancellationToken)
    {
        var (accessToken, expiresAt) = await accessTokens.IssueAsync(
            open.UserId, open.Role, open.Ledger, open.SessionId, open.SignedInAt, cancellationToken);
        return new SignedIn
        {
            SessionId = open.SessionId,
            UserId = open.UserId,
            LedgerId = open.Ledger.LedgerId,
            LedgerRole = open.Ledger.Role,
            AccessToken = accessToken,
            ExpiresIn = (int)AccessTokenOptions.AccessTokenLifetime.TotalSeconds,
            ExpiresAt = expiresAt,
            RefreshToken = open.RefreshToken,
            RefreshTokenExpiresAt = open.ExpiresAt,
        };
    }

    private static OpenSession Opened(RefreshTokenRow row, LedgerMembership ledger, SecretToken token) =>
        new(row.SessionId, row.UserId, row.Role, ledger, row.CreatedAt, row.ExpiresAt, token.Text);

    private void EndAfterCommit(DbSession session, Guid[] sessionIds) => session.AfterCommit(_ =>
    {
        ended.Add(sessionIds);
        return Task.CompletedTask;
    });
}

/// <summary>A session as it stands in the database, with the refresh token that only its client keeps.</summary>
internal sealed record OpenSession(
    Guid SessionId,
    Guid UserId,
    UserRole Role,
    LedgerMembership Ledger,
    DateTimeOffset SignedInAt,
    DateTimeOffset ExpiresAt,
    string RefreshToken);
