namespace FinanceTrack.Domain.Users.Sessions;

/// <summary>A sign-in that still goes on, as its user sees it.</summary>
/// <param name="Current">Whether the request that lists it came from it.</param>
public sealed record Session(
    Guid Id, string Device, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, DateTimeOffset ExpiresAt, bool Current);
