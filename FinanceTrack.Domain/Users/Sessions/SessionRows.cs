using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Users.Sessions;

/// <summary>The SQL of sessions and their refresh tokens.</summary>
internal static class SessionRows
{
    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO Sessions (Id, UserId, Device, CreatedAt, LastUsedAt, ExpiresAt)
        VALUES (@Id, @UserId, @Device, @CreatedAt, @LastUsedAt, @ExpiresAt)
        """);

    private static readonly Statement InsertToken = Statement.Of("""
        INSERT INTO RefreshTokens (TokenHash, SessionId, CreatedAt, UsedAt) VALUES (@hash, @sessionId, @now, NULL)
        """);

    private static readonly Statement LockToken = Statement.Of(d => $"""
        SELECT s.Id AS SessionId, s.UserId, u.Role, s.CreatedAt, s.ExpiresAt, t.UsedAt, t.UsedBy, t.SuccessorSalt
        FROM RefreshTokens t {d.ForUpdate}
        JOIN Sessions s {d.ForUpdate} ON s.Id = t.SessionId
        JOIN Users u ON u.Id = s.UserId
        WHERE t.TokenHash = @hash
        """);

    private static readonly Statement UseToken = Statement.Of("""
        UPDATE RefreshTokens SET UsedAt = @now, UsedBy = @usedBy, SuccessorSalt = @salt WHERE TokenHash = @hash;
        UPDATE Sessions SET LastUsedAt = @now WHERE Id = @sessionId;
        """);

    private static readonly Statement CountUnused = Statement.Of("""
        SELECT COUNT(*) FROM RefreshTokens WHERE TokenHash = @hash AND SessionId = @sessionId AND UsedAt IS NULL
        """);

    private static readonly Statement Find = Statement.Of("""
        SELECT Id, Device, CreatedAt, LastUsedAt, ExpiresAt FROM Sessions WHERE Id = @sessionId AND UserId = @userId AND ExpiresAt > @now
        """);

    private static readonly Statement FindStanding = Statement.Of("""
        SELECT u.Role, u.TwoFactorEnabled FROM Sessions s JOIN Users u ON u.Id = s.UserId
        WHERE s.Id = @sessionId AND s.UserId = @userId AND s.ExpiresAt > @now AND u.LockedAt IS NULL
        """);

    private static readonly Statement Page = Statement.Of(d => $"""
        SELECT Id, Device, CreatedAt, LastUsedAt, ExpiresAt FROM Sessions
        WHERE UserId = @userId AND Id < @before AND ExpiresAt > @now
        ORDER BY Id DESC {d.Limit("@limit")}
        """);

    private static readonly Statement ListIds = Statement.Of("SELECT Id FROM Sessions WHERE UserId = @userId");

    private static readonly Statement Delete = Statement.Of("""
        DELETE FROM RefreshTokens WHERE SessionId IN (SELECT Id FROM Sessions WHERE Id = @sessionId AND UserId = @userId);
        DELETE FROM Sessions WHERE Id = @sessionId AND UserId = @userId;
        """);

    private static readonly Statement DeleteExpired = Statement.Of("""
        DELETE FROM RefreshTokens WHERE SessionId IN (SELECT Id FROM Sessions WHERE ExpiresAt <= @now);
        DELETE FROM Sessions WHERE ExpiresAt <= @now;
        """);

    public static async Task InsertAsync(DbSession session, SessionRow row, byte[] tokenHash)
    {
        await session.ExecuteAsync(Insert, row);
        await session.ExecuteAsync(InsertToken, new { hash = tokenHash, sessionId = row.Id, now = row.CreatedAt });
    }

    /// <summary>The family of a refresh token, used or not, locked until the transaction ends.</summary>
    public static Task<RefreshTokenRow?> LockTokenAsync(DbSession session, byte[] hash) =>
        session.FindAsync<RefreshTokenRow>(LockToken, new { hash });

    /// <summary>Uses up one token of the family and gives it the next.</summary>
    /// <param name="usedBy">A mark of the client (<see cref="Tokens.SecretToken.MarkOf"/>).</param>
    /// <param name="salt">With which the next was derived.</param>
    public static async Task ReplaceTokenAsync(
        DbSession session, Guid sessionId, byte[] used, byte[] next, byte[] usedBy, byte[] salt, DateTimeOffset now)
    {
        await session.ExecuteAsync(UseToken, new { hash = used, sessionId, usedBy, salt, now });
        await session.ExecuteAsync(InsertToken, new { hash = next, sessionId, now });
    }

    public static async Task<bool> IsUnusedAsync(DbSession session, Guid sessionId, byte[] hash) =>
        await session.ScalarAsync<int>(CountUnused, new { hash, sessionId }) == 1;

    public static Task<SessionRow?> FindAsync(DbSession session, Guid userId, Guid sessionId, DateTimeOffset now) =>
        session.FindAsync<SessionRow>(Find, new { userId, sessionId, now });

    /// <summary>The user of an open session as they stand now; null when it has ended or the user is locked.</summary>
    public static Task<SessionStanding?> FindStandingAsync(DbSession session, Guid userId, Guid sessionId, DateTimeOffset now) =>
        session.FindAsync<SessionStanding>(FindStanding, new { userId, sessionId, now });

    /// <summary>Newest first.</summary>
    public static Task<IReadOnlyList<SessionRow>> ListAsync(DbSession session, Guid userId, Guid before, int limit, DateTimeOffset now) =>
        session.QueryAsync<SessionRow>(Page, new { userId, before, limit, now });

    public static async Task<IReadOnlyList<Guid>> ListIdsAsync(DbSession session, Guid userId) =>
        [.. (await session.QueryAsync<SessionRow>(ListIds, new { userId })).Select(row => row.Id)];

    public static Task DeleteAsync(DbSession session, Guid userId, Guid sessionId) => session.ExecuteAsync(Delete, new { userId, sessionId });

    public static Task DeleteExpiredAsync(DbSession session, DateTimeOffset now) => session.ExecuteAsync(DeleteExpired, new { now });
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

    public UserRole Role { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; init; }

    public byte[]? UsedBy { get; init; }

    public byte[]? SuccessorSalt { get; init; }
}
