using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Domain.Users.ApiKeys;

/// <summary>The SQL of API keys.</summary>
internal static class ApiKeyTable
{
    private static readonly Statement InsertSql = Statement.Of("""
        INSERT INTO ApiKeys (Id, UserId, LedgerId, KeyHash, Prefix, Name, Scopes, CreatedAt, ExpiresAt, LastUsedAt)
        VALUES (@Id, @UserId, @LedgerId, @KeyHash, @Prefix, @Name, @Scopes, @CreatedAt, @ExpiresAt, NULL)
        """);

    private static readonly Statement CountSql = Statement.Of("SELECT COUNT(*) FROM ApiKeys WHERE UserId = @UserId");

    private static readonly Statement PageSql = Statement.Of(d => $"""
        SELECT Id, UserId, LedgerId, KeyHash, Prefix, Name, Scopes, CreatedAt, ExpiresAt, LastUsedAt FROM ApiKeys
        WHERE UserId = @UserId AND Id < @Before
        ORDER BY Id DESC {d.Limit("@Limit")}
        """);

    private static readonly Statement FindByHashSql = Statement.Of("""
        SELECT k.Id, k.UserId, k.LedgerId, m.Role AS LedgerRole, m.IsOwn, k.Scopes, k.LastUsedAt, u.Role
        FROM ApiKeys k JOIN Users u ON u.Id = k.UserId JOIN LedgerMembers m ON m.UserId = k.UserId AND m.LedgerId = k.LedgerId
        WHERE k.KeyHash = @Hash AND (k.ExpiresAt IS NULL OR k.ExpiresAt > @Now) AND u.LockedAt IS NULL
        """);

    private static readonly Statement TouchSql = Statement.Of("UPDATE ApiKeys SET LastUsedAt = @Now WHERE Id = @Id AND UserId = @UserId");

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM ApiKeys WHERE Id = @Id AND UserId = @UserId");

    private static readonly Statement DeleteOfMemberSql = Statement.Of(
        "DELETE FROM ApiKeys WHERE UserId = @UserId AND LedgerId = @LedgerId");

    private static readonly Statement DeleteOfLedgerSql = Statement.Of("DELETE FROM ApiKeys WHERE LedgerId = @LedgerId");

    private static readonly Statement DeleteOfUserSql = Statement.Of("DELETE FROM ApiKeys WHERE UserId = @UserId");

    public static Task InsertAsync(DbSession session, ApiKeyRow row) => session.ExecuteAsync(InsertSql, row);

    public static Task<int> CountAsync(DbSession session, Guid userId) => session.ScalarAsync<int>(CountSql, new { UserId = userId });

    /// <summary>Newest first.</summary>
    public static Task<IReadOnlyList<ApiKeyRow>> ListAsync(DbSession session, Guid userId, Guid before, int limit) =>
        session.QueryAsync<ApiKeyRow>(PageSql, new { UserId = userId, Before = before, Limit = limit });

    public static Task<ApiKeyOwner?> FindByHashAsync(DbSession session, byte[] hash, DateTimeOffset now) =>
        session.FindAsync<ApiKeyOwner>(FindByHashSql, new { Hash = hash, Now = now });

    public static Task TouchAsync(DbSession session, ApiKeyOwner key, DateTimeOffset now) =>
        session.ExecuteAsync(TouchSql, new { Id = key.Id, UserId = key.UserId, Now = now });

    public static async Task<bool> DeleteAsync(DbSession session, Guid userId, Guid id) =>
        await session.ExecuteAsync(DeleteSql, new { UserId = userId, Id = id }) == 1;

    /// <summary>The keys with which a user acts on a ledger.</summary>
    public static Task DeleteOfMemberAsync(DbSession session, Guid userId, Guid ledgerId) =>
        session.ExecuteAsync(DeleteOfMemberSql, new { UserId = userId, LedgerId = ledgerId });

    public static Task DeleteOfLedgerAsync(DbSession session, Guid ledgerId) =>
        session.ExecuteAsync(DeleteOfLedgerSql, new { LedgerId = ledgerId });

    public static Task EraseUserAsync(DbSession session, Guid userId) => session.ExecuteAsync(DeleteOfUserSql, new { UserId = userId });
}

internal sealed class ApiKeyRow
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public Guid LedgerId { get; init; }

    public byte[] KeyHash { get; init; } = [];

    public string Prefix { get; init; } = "";

    public string Name { get; init; } = "";

    public ApiScopes Scopes { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public ApiKey ToApiKey() => new(Id, LedgerId, Name, Prefix, ScopeNames.Of(Scopes), CreatedAt, ExpiresAt, LastUsedAt);
}

internal sealed class ApiKeyOwner
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public Guid LedgerId { get; init; }

    public LedgerRole LedgerRole { get; init; }

    public bool IsOwn { get; init; }

    public ApiScopes Scopes { get; init; }

    public UserRole Role { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }
}
