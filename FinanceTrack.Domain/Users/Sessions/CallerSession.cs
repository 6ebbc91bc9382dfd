namespace FinanceTrack.Domain.Users.Sessions;

/// <summary>
/// The session in which a caller asks for what only sessions may do. An access token names it; whether it is still open only the database
/// knows, so a use case checks it in its own transaction (<see cref="CheckSession"/>).
/// </summary>
public sealed record CallerSession(Guid UserId, Guid SessionId);
