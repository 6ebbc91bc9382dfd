using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Users.ApiKeys;

/// <summary>The SQL of API keys.</summary>
internal static class ApiKeyRows
{
    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO ApiKeys (Id, UserId, KeyHash, Prefix, Name, Scopes, CreatedAt, ExpiresAt, LastUsedAt)
        VALUES (@Id, @UserId, @KeyHash, @Prefix, @Name, @Scopes, @CreatedAt, @ExpiresAt, NULL)
        """);

    private static readonly Statement Count = Statement.Of("SELECT COUNT(*) FROM ApiKeys WHERE UserId = @userId");

    private static readonly Statement Page = Statement.Of(d => $"""
        SELECT Id, UserId, KeyHash, Prefix, Name, Scopes, CreatedAt, ExpiresAt, LastUsedAt FROM ApiKeys
        WHERE UserId = @userId AND Id < @before
        ORDER BY Id DESC {d.Limit("@limit")}
        """);

    private static readonly Statement FindByHash = Statement.Of("""
        SELECT k.Id, k.UserId, k.Scopes, k.LastUsedAt, u.Role
        FROM ApiKeys k JOIN Users u ON u.Id = k.UserId
        WHERE k.KeyHash = @hash AND (k.ExpiresAt IS NULL OR k.ExpiresAt > @now) AND u.LockedAt IS NULL
        """);

    private static readonly Statement Touch = Statement.Of("UPDATE ApiKeys SET LastUsedAt = @now WHERE Id = @id AND UserId = @userId");

    private static readonly Statement Delete = Statement.Of("DELETE FROM ApiKeys WHERE Id = @id AND UserId = @userId");

    private static readonly Statement DeleteOfUser = Statement.Of("DELETE FROM ApiKeys WHERE UserId = @userId");

    public static Task InsertAsync(DbSession session, ApiKeyRow row) => session.ExecuteAsync(Insert, row);

    public static Task<int> CountAsync(DbSession session, Guid userId) => session.ScalarAsync<int>(Count, new { userId });

    /// <summary>Newest first.</summary>
    public static Task<IReadOnlyList<ApiKeyRow>> ListAsync(DbSession session, Guid userId, Guid before, int limit) =>
        session.QueryAsync<ApiKeyRow>(Page, new { userId, before, limit });

    public static Task<ApiKeyOwner?> FindByHashAsync(DbSession session, byte[] hash, DateTimeOffset now) =>
        session.FindAsync<ApiKeyOwner>(FindByHash, new { hash, now });

    public static Task TouchAsync(DbSession session, ApiKeyOwner key, DateTimeOffset now) =>
        session.ExecuteAsync(Touch, new { id = key.Id, userId = key.UserId, now });

    public static async Task<bool> DeleteAsync(DbSession session, Guid userId, Guid id) =>
        await session.ExecuteAsync(Delete, new { userId, id }) == 1;

    public static Task EraseUserAsync(DbSession session, Guid userId) => session.ExecuteAsync(DeleteOfUser, new { userId });
}

internal sealed class ApiKeyRow
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public byte[] KeyHash { get; init; } = [];

    public string Prefix { get; init; } = "";

    public string Name { get; init; } = "";

    public ApiScopes Scopes { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public ApiKey ToApiKey() => new(Id, Name, Prefix, ScopeNames.Of(Scopes), CreatedAt, ExpiresAt, LastUsedAt);
}

internal sealed class ApiKeyOwner
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public ApiScopes Scopes { get; init; }

    public UserRole Role { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }
}
