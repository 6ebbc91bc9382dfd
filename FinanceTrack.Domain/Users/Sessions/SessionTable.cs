using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Users.Sessions;

/// <summary>The SQL of sessions and their refresh tokens.</summary>
internal static class SessionTable
{
    private static readonly Statement InsertSql = Statement.Of("""
        INSERT INTO Sessions (Id, UserId, Device, CreatedAt, LastUsedAt, ExpiresAt)
        VALUES (@Id, @UserId, @Device, @CreatedAt, @LastUsedAt, @ExpiresAt)
        """);

    private static readonly Statement InsertTokenSql = Statement.Of("""
        INSERT INTO RefreshTokens (TokenHash, SessionId, CreatedAt, UsedAt) VALUES (@Hash, @SessionId, @Now, NULL)
        """);

    private static readonly Statement LockTokenSql = Statement.Of(d => $"""
        SELECT s.Id AS SessionId, s.UserId, s.LedgerId, u.Role, s.CreatedAt, s.ExpiresAt, t.UsedAt, t.UsedBy, t.SuccessorSalt
        FROM RefreshTokens t {d.ForUpdate}
        JOIN Sessions s {d.ForUpdate} ON s.Id = t.SessionId
        JOIN Users u ON u.Id = s.UserId
        WHERE t.TokenHash = @Hash
        """);

    private static readonly Statement UseTokenSql = Statement.Of("""
        UPDATE RefreshTokens SET UsedAt = @Now, UsedBy = @UsedBy, SuccessorSalt = @Salt WHERE TokenHash = @Hash;
        UPDATE Sessions SET LastUsedAt = @Now, LedgerId = @LedgerId WHERE Id = @SessionId AND UserId = @UserId;
        """);

    private static readonly Statement CountUnusedSql = Statement.Of("""
        SELECT COUNT(*) FROM RefreshTokens WHERE TokenHash = @Hash AND SessionId = @SessionId AND UsedAt IS NULL
        """);

    private static readonly Statement FindSql = Statement.Of("""
        SELECT Id, Device, CreatedAt, LastUsedAt, ExpiresAt FROM Sessions WHERE Id = @SessionId AND UserId = @UserId AND ExpiresAt > @Now
        """);

    private static readonly Statement LockSql = Statement.Of(d => $"""
        SELECT Id, Device, CreatedAt, LastUsedAt, ExpiresAt FROM Sessions {d.ForUpdate}
        WHERE Id = @SessionId AND UserId = @UserId AND ExpiresAt > @Now
        """);

    private static readonly Statement FindStandingSql = Statement.Of("""
        SELECT u.Role, u.TwoFactorEnabled FROM Sessions s JOIN Users u ON u.Id = s.UserId
        WHERE s.Id = @SessionId AND s.UserId = @UserId AND s.ExpiresAt > @Now AND u.LockedAt IS NULL
        """);

    private static readonly Statement PageSql = Statement.Of(d => $"""
        SELECT Id, Device, CreatedAt, LastUsedAt, ExpiresAt FROM Sessions
        WHERE UserId = @UserId AND Id < @Before AND ExpiresAt > @Now
        ORDER BY Id DESC {d.Limit("@Limit")}
        """);

    private static readonly Statement CountSql = Statement.Of(
        "SELECT COUNT(*) FROM Sessions WHERE UserId = @UserId AND ExpiresAt > @Now");

    private static readonly Statement UsedSinceSql = Statement.Of(
        "SELECT COUNT(*) FROM Sessions WHERE UserId = @UserId AND LastUsedAt > @Since");

    private static readonly Statement ListIdsSql = Statement.Of("SELECT Id FROM Sessions WHERE UserId = @UserId");

    private static readonly Statement DeleteSql = Statement.Of("""
        DELETE FROM RefreshTokens WHERE SessionId IN (SELECT Id FROM Sessions WHERE Id = @SessionId AND UserId = @UserId);
        DELETE FROM Sessions WHERE Id = @SessionId AND UserId = @UserId;
        """);

    private static readonly Statement DeleteExpiredSql = Statement.Of("""
        DELETE FROM RefreshTokens WHERE SessionId IN (SELECT Id FROM Sessions WHERE ExpiresAt <= @Now);
        DELETE FROM Sessions WHERE ExpiresAt <= @Now;
        """);

    public static async Task InsertAsync(DbSession session, SessionRow row, byte[] tokenHash)
    {
        await session.ExecuteAsync(InsertSql, row);
        await session.ExecuteAsync(InsertTokenSql, new { Hash = tokenHash, SessionId = row.Id, Now = row.CreatedAt });
    }

    /// <summary>The family of a refresh token, used or not, locked until the transaction ends.</summary>
    public static Task<RefreshTokenRow?> LockTokenAsync(DbSession session, byte[] hash) =>
        session.FindAsync<RefreshTokenRow>(LockTokenSql, new { Hash = hash });

    /// <summary>Uses up one token of the family and gives it the next.</summary>
    public static async Task ReplaceTokenAsync(DbSession session, TokenUse use, byte[] next)
    {
        await session.ExecuteAsync(UseTokenSql, use);
        await session.ExecuteAsync(InsertTokenSql, new { Hash = next, use.SessionId, use.Now });
    }

    public static async Task<bool> IsUnusedAsync(DbSession session, Guid sessionId, byte[] hash) =>
        await session.ScalarAsync<int>(CountUnusedSql, new { Hash = hash, SessionId = sessionId }) == 1;

    public static Task<SessionRow?> FindAsync(DbSession session, Guid userId, Guid sessionId, DateTimeOffset now) =>
        session.FindAsync<SessionRow>(FindSql, new { UserId = userId, SessionId = sessionId, Now = now });

    /// <summary>As <see cref="FindAsync"/>, locked until the transaction ends: no other ends the session before.</summary>
    public static Task<SessionRow?> LockAsync(DbSession session, Guid userId, Guid sessionId, DateTimeOffset now) =>
        session.FindAsync<SessionRow>(LockSql, new { UserId = userId, SessionId = sessionId, Now = now });

    /// <summary>The user of an open session as they stand now; null when it has ended or the user is locked.</summary>
    public static Task<SessionStanding?> FindStandingAsync(DbSession session, Guid userId, Guid sessionId, DateTimeOffset now) =>
        session.FindAsync<SessionStanding>(FindStandingSql, new { UserId = userId, SessionId = sessionId, Now = now });

    /// <summary>Newest first.</summary>
    public static Task<IReadOnlyList<SessionRow>> ListAsync(DbSession session, Guid userId, Guid before, int limit, DateTimeOffset now) =>
        session.QueryAsync<SessionRow>(PageSql, new { UserId = userId, Before = before, Limit = limit, Now = now });

    /// <summary>How many are open.</summary>
    public static Task<int> CountAsync(DbSession session, Guid userId, DateTimeOffset now) =>
        session.ScalarAsync<int>(CountSql, new { UserId = userId, Now = now });

    public static async Task<bool> WereUsedSinceAsync(DbSession session, Guid userId, DateTimeOffset since) =>
        await session.ScalarAsync<int>(UsedSinceSql, new { UserId = userId, Since = since }) > 0;

    public static async Task<IReadOnlyList<Guid>> ListIdsAsync(DbSession session, Guid userId) =>
        [.. (await session.QueryAsync<SessionRow>(ListIdsSql, new { UserId = userId })).Select(row => row.Id)];

    public static Task DeleteAsync(DbSession session, Guid userId, Guid sessionId) =>
        session.ExecuteAsync(DeleteSql, new { UserId = userId, SessionId = sessionId });

    public static Task DeleteExpiredAsync(DbSession session, DateTimeOffset now) =>
        session.ExecuteAsync(DeleteExpiredSql, new { Now = now });
}

internal sealed class SessionRow
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public string Device { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastUsedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public Session ToSession(Guid? current) => new(Id, Device, CreatedAt, LastUsedAt, ExpiresAt, Id == current);
}

internal sealed class SessionStanding
{
    public UserRole Role { get; init; }

    public bool TwoFactorEnabled { get; init; }
}

internal sealed class RefreshTokenRow
{
    public Guid SessionId { get; init; }

    public Guid UserId { get; init; }

    /// <summary>The ledger that the session acts on; null for the user's own.</summary>
    public Guid? LedgerId { get; init; }

    public UserRole Role { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; init; }

    public byte[]? UsedBy { get; init; }

    public byte[]? SuccessorSalt { get; init; }
}

/// <summary>The one use of a refresh token.</summary>
/// <param name="LedgerId">The ledger that the session acts on from now on; null for the user's own.</param>
/// <param name="UsedBy">A mark of the client (<see cref="Tokens.SecretToken.MarkOf"/>).</param>
/// <param name="Salt">With which the next token was derived.</param>
internal sealed record TokenUse(
    byte[] Hash, Guid UserId, Guid SessionId, Guid? LedgerId, byte[] UsedBy, byte[] Salt, DateTimeOffset Now);
