namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>What an access token says.</summary>
/// <param name="SignedInAt">When the session behind it began.</param>
public sealed record AccessToken(Guid UserId, Guid SessionId, UserRole Role, DateTimeOffset SignedInAt, DateTimeOffset ExpiresAt);
