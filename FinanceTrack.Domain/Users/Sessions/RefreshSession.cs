using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Tokens;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Users.Sessions;

public sealed record RefreshRequest
{
    [Required]
    public string? RefreshToken { get; init; }

    /// <summary>The ledger that the session acts on from now on, one of the user's; absent for the one that it acts on.</summary>
    public Guid? LedgerId { get; init; }
}

/// <summary>
/// Exchanges a refresh token for the next one and a new access token. A used token ends the whole family (RFC 9700 §4.14.2), with one
/// exception: a client that lost the answer may repeat its request within <see cref="Grace"/> and gets the same successor, as long as that
/// successor has not been used.
/// </summary>
public sealed partial class RefreshSession(
    Database database, SessionTokens sessions, RefreshLimits limits, AuditTrail audit, TimeProvider time, ILogger<RefreshSession> logger)
{
    /// <summary>From the first use of a token. Long enough for a client to time out and try again once.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private static readonly UnauthorizedError Refused = new("The refresh token is unknown, used or expired. Sign in again.");

    public async Task<Result<SignedIn>> ExecuteAsync(RefreshRequest request, Client client, CancellationToken cancellationToken)
    {
        if (!SecretToken.TryRead(request.RefreshToken, out var token))
            return new ValidationError("/refreshToken", "The refresh token is not valid.");

        // A refusal may have ended the family, which must stay so.
        var renewed = await database.WriteAsync(
            session => RenewAsync(session, token, request.LedgerId, client), commitOnFailure: true, cancellationToken);
        return renewed.TryGet(out var open, out var error) ? await sessions.SignAsync(open, cancellationToken) : error;
    }

    private async Task<Result<OpenSession>> RenewAsync(DbSession session, SecretToken token, Guid? wanted, Client client)
    {
        var now = time.Now();
        if (await SessionTable.LockTokenAsync(session, token.Hash) is not { } used)
            return Refused;
        if (used.ExpiresAt > now)
        {
            var ledger = await SessionTokens.LedgerOfAsync(session, used.UserId, wanted ?? used.LedgerId);
            if (used.UsedAt is null && wanted is not null && ledger.LedgerId != wanted)
                return new NotFoundError("ledger"); // The token is not used up: the session continues where it is.
            if (used.UsedAt is null && limits.Refuse(used.UserId, used.SessionId) is { } tooMany)
                return tooMany;
            if (used.UsedAt is null)
                return await sessions.RenewAsync(session, used, ledger, token, client);
            if (now - used.UsedAt <= Grace && await SessionTokens.FindSuccessorAsync(session, used, ledger, token, client) is { } again)
            {
                LogRepeated(used.SessionId);
                return again;
            }
        }

        await sessions.EndAsync(session, used.UserId, used.SessionId);
        if (used.UsedAt is not null)
            LogReuse(used.SessionId);
        await audit.AddAsync(session, new AuditEntry(AuditKind.SessionEnd, AuditActor.Anonymous)
        {
            SubjectId = used.UserId,
            Details = new { used.SessionId, cause = used.UsedAt is null ? "expired" : "refresh token used twice" },
        });
        return Refused;
    }

    [LoggerMessage(1110, LogLevel.Warning, "A used refresh token was sent again; session {SessionId} is ended")]
    private partial void LogReuse(Guid sessionId);

    [LoggerMessage(1111, LogLevel.Information, "A client of session {SessionId} repeated a refresh and got the same answer")]
    private partial void LogRepeated(Guid sessionId);
}
