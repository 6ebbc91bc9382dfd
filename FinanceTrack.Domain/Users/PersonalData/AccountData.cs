using System.Runtime.CompilerServices;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.ApiKeys;
using FinanceTrack.Domain.Users.Tokens;

namespace FinanceTrack.Domain.Users.PersonalData;

/// <summary>The account itself, its sessions and its API keys.</summary>
public sealed class AccountData(Database database) : IUserData
{
    private static readonly Statement Profile = Statement.Of("""
        SELECT Id, Email, EmailConfirmed, DisplayName, HomeCurrency, TimeZone, Locale, Role, AccountKind, AlertBudget, TwoFactorEnabled,
            CreatedAt, UpdatedAt, Version
        FROM Users WHERE Id = @userId
        """);

    private static readonly Statement Sessions = Statement.Of("""
        SELECT Id, Device, CreatedAt, LastUsedAt, ExpiresAt FROM Sessions WHERE UserId = @userId ORDER BY Id
        """);

    private static readonly Statement Keys = Statement.Of("""
        SELECT Id, Name, Prefix, Scopes, CreatedAt, ExpiresAt, LastUsedAt FROM ApiKeys WHERE UserId = @userId ORDER BY Id
        """);

    private static readonly Statement Erase = Statement.Of("""
        DELETE FROM RefreshTokens WHERE SessionId IN (SELECT Id FROM Sessions WHERE UserId = @userId);
        DELETE FROM Sessions WHERE UserId = @userId;
        DELETE FROM RecoveryCodes WHERE UserId = @userId;
        """);

    public IEnumerable<UserDataSet> Export(Guid userId) =>
    [
        UserDataSet.Of("profile", cancellationToken => database.StreamAsync<UserProfile>(Profile, new { userId }, cancellationToken)),
        UserDataSet.Of("sessions", cancellationToken => database.StreamAsync<ExportedSession>(Sessions, new { userId }, cancellationToken)),
        UserDataSet.Of("api-keys", cancellationToken => ReadKeysAsync(userId, cancellationToken)),
    ];

    public async Task EraseAsync(DbSession session, Guid userId)
    {
        await OneTimeTokens.EraseUserAsync(session, userId);
        await ApiKeyRows.EraseUserAsync(session, userId);
        await IdempotentWrites.EraseUserAsync(session, userId);
        await session.ExecuteAsync(Erase, new { userId });
        await UserRows.DeleteAsync(session, userId);
    }

    private async IAsyncEnumerable<ExportedApiKey> ReadKeysAsync(Guid userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in database.StreamAsync<ApiKeyRow>(Keys, new { userId }, cancellationToken))
        {
            yield return new ExportedApiKey(
                row.Id, row.Name, row.Prefix, string.Join(' ', ScopeNames.Of(row.Scopes)), row.CreatedAt, row.ExpiresAt, row.LastUsedAt);
        }
    }
}

/// <summary>A session as it is exported.</summary>
public sealed record ExportedSession
{
    public Guid Id { get; init; }

    public string Device { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastUsedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>An API key as it is exported: without the key, which is not known.</summary>
public sealed record ExportedApiKey(
    Guid Id, string Name, string Prefix, string Scopes, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt);
