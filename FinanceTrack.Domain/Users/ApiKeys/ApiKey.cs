namespace FinanceTrack.Domain.Users.ApiKeys;

/// <summary>An API key as its owner sees it afterwards: without the key itself.</summary>
/// <param name="LedgerId">The ledger that it acts on.</param>
/// <param name="Prefix">The first characters of the key, to know it by.</param>
/// <param name="LastUsedAt">To the hour.</param>
public sealed record ApiKey(
    Guid Id,
    Guid LedgerId,
    string Name,
    string Prefix,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt);

/// <summary>A key just made: the only time that <paramref name="Key"/> is shown.</summary>
public sealed record NewApiKey(
    Guid Id,
    Guid LedgerId,
    string Name,
    string Key,
    string Prefix,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt);
