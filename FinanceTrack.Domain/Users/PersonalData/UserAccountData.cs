using System.Runtime.CompilerServices;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.ApiKeys;
using FinanceTrack.Domain.Users.Tokens;

namespace FinanceTrack.Domain.Users.PersonalData;

/// <summary>The account itself, its sessions and its API keys.</summary>
public sealed class UserAccountData(Database database) : IUserData
{
    private static readonly Statement SessionsSql = Statement.Of("""
        SELECT Id, Device, CreatedAt, LastUsedAt, ExpiresAt FROM Sessions WHERE UserId = @UserId ORDER BY Id
        """);

    private static readonly Statement KeysSql = Statement.Of("""
        SELECT Id, LedgerId, Name, Prefix, Scopes, CreatedAt, ExpiresAt, LastUsedAt FROM ApiKeys WHERE UserId = @UserId ORDER BY Id
        """);

    private static readonly Statement EraseSql = Statement.Of("""
        DELETE FROM RefreshTokens WHERE SessionId IN (SELECT Id FROM Sessions WHERE UserId = @UserId);
        DELETE FROM Sessions WHERE UserId = @UserId;
        DELETE FROM RecoveryCodes WHERE UserId = @UserId;
        """);

    public IEnumerable<UserDataSet> Export(Guid userId) =>
    [
        UserDataSet.Of("profile", cancellationToken => ReadProfileAsync(userId, cancellationToken)),
        UserDataSet.Of(
            "sessions", cancellationToken =>
                database.StreamAsync<ExportedSession>(SessionsSql, new { UserId = userId }, cancellationToken)),
        UserDataSet.Of("api-keys", cancellationToken => ReadKeysAsync(userId, cancellationToken)),
    ];

    public async Task EraseAsync(DbSession session, Guid userId)
    {
        await OneTimeTokenTable.EraseUserAsync(session, userId);
        await ApiKeyTable.EraseUserAsync(session, userId);
        await IdempotentWrites.EraseUserAsync(session, userId);
        await session.ExecuteAsync(EraseSql, new { UserId = userId });
        await UserTable.DeleteAsync(session, userId);
    }

    private async IAsyncEnumerable<UserProfile> ReadProfileAsync(Guid userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(session => GetProfile.FindAsync(session, userId), cancellationToken) is { } profile)
            yield return profile;
    }

    private async IAsyncEnumerable<ExportedApiKey> ReadKeysAsync(Guid userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in database.StreamAsync<ApiKeyRow>(KeysSql, new { UserId = userId }, cancellationToken))
        {
            yield return new ExportedApiKey(
                row.Id,
                row.LedgerId,
                row.Name,
                row.Prefix,
                string.Join(' ', ScopeNames.Of(row.Scopes)),
                row.CreatedAt,
                row.ExpiresAt,
                row.LastUsedAt);
        }
    }
}

/// <summary>A session in the export.</summary>
public sealed record ExportedSession
{
    public Guid Id { get; init; }

    public string Device { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastUsedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>An API key in the export: without the key, which is not known.</summary>
public sealed record ExportedApiKey(
    Guid Id,
    Guid LedgerId,
    string Name,
    string Prefix,
    string Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt);
