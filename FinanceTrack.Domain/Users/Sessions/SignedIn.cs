using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Domain.Users.Sessions;

/// <summary>What a client holds after signing in or refreshing.</summary>
public sealed record SignedIn
{
    public required Guid SessionId { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>The ledger that the access token acts on.</summary>
    public required Guid LedgerId { get; init; }

    public required LedgerRole LedgerRole { get; init; }

    /// <summary>A JWT for <c>Authorization: Bearer</c>.</summary>
    public required string AccessToken { get; init; }

    public string TokenType { get; } = "Bearer";

    /// <summary>Seconds.</summary>
    public required int ExpiresIn { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Good for one refresh; using it a second time ends the session.</summary>
    public required string RefreshToken { get; init; }

    /// <summary>
    /// To show at this client's next sign-in to the account: failures of other clients then do not lock it out. It signs in to nothing.
    /// Null after a refresh.
    /// </summary>
    public string? DeviceToken { get; init; }

    /// <summary>The end of the session, however often it is refreshed.</summary>
    public required DateTimeOffset RefreshTokenExpiresAt { get; init; }
}
