namespace FinanceTrack.Domain.Users.Sessions;

/// <summary>An open session, as its user sees it.</summary>
/// <param name="Current">Whether the request that lists it came from it.</param>
public sealed record Session(
    Guid Id, string Device, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, DateTimeOffset ExpiresAt, bool Current);
