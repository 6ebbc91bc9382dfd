using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Functions.WebConsole;

/// <summary>What the web console sends to sign in. The device token of a browser is in a cookie.</summary>
public sealed record ConsoleCredentials
{
    public string? Email { get; init; }

    public string? Password { get; init; }

    /// <summary>Where two-factor sign-in is on: six digits from the authenticator, or a recovery code.</summary>
    public string? Code { get; init; }
}

/// <summary>For which address the web console asks for a password reset. The device token of a browser is in a cookie.</summary>
public sealed record ConsolePasswordReset
{
    public string? Email { get; init; }
}

/// <summary>What the web console sends to renew its access token. The refresh token is in a cookie.</summary>
public sealed record ConsoleRefresh
{
    /// <summary>The ledger that the session acts on from now on; absent for the one that it acts on.</summary>
    public Guid? LedgerId { get; init; }
}

/// <summary>A session as a script of the console may see it: with an access token, and without what renews it.</summary>
public sealed record ConsoleSession(
    Guid SessionId,
    Guid UserId,
    Guid LedgerId,
    LedgerRole LedgerRole,
    string AccessToken,
    string TokenType,
    int ExpiresIn,
    DateTimeOffset ExpiresAt)
{
    internal static ConsoleSession Of(SignedIn session) => new(
        session.SessionId, session.UserId, session.LedgerId, session.LedgerRole, session.AccessToken, session.TokenType, session.ExpiresIn,
        session.ExpiresAt);
}
