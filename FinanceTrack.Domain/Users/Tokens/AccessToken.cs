using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>What an access token says.</summary>
/// <param name="Ledger">The ledger that it acts on, and what the user could do there when it was issued.</param>
/// <param name="SignedInAt">When the session behind it began.</param>
public sealed record AccessToken(
    Guid UserId, Guid SessionId, UserRole Role, LedgerMembership Ledger, DateTimeOffset SignedInAt, DateTimeOffset ExpiresAt);
