namespace FinanceTrack.Domain.Users.Sessions;

/// <summary>What a client holds after signing in or refreshing.</summary>
public sealed record SignedIn
{
    public required Guid SessionId { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>A JWT for <c>Authorization: Bearer</c>.</summary>
    public required string AccessToken { get; init; }

    public string TokenType { get; } = "Bearer";

    /// <summary>Seconds.</summary>
    public required int ExpiresIn { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Good for one refresh; using it a second time ends the session.</summary>
    public required string RefreshToken { get; init; }

    /// <summary>The end of the session, however often it is refreshed.</summary>
    public required DateTimeOffset RefreshTokenExpiresAt { get; init; }
}
