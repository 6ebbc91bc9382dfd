using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>What a mailed token is good for. Stored as its number.</summary>
public enum OneTimePurpose
{
    PasswordReset = 1,
    EmailConfirmation = 2,
}

/// <summary>
/// Tokens sent by mail: good once, for one purpose, for a time. An older one stays good beside a newer, so that a stranger who asks for
/// another cannot void the one that its owner has just been mailed; the use of one voids the others.
/// </summary>
public sealed class OneTimeTokenTable(TimeProvider time)
{
    /// <summary>How often a use of a token can be refused before it is void.</summary>
    internal const int MaxRefusals = 5;

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM OneTimeTokens WHERE UserId = @UserId AND Purpose = @Purpose");

    private static readonly Statement InsertSql = Statement.Of("""
        INSERT INTO OneTimeTokens (TokenHash, UserId, Purpose, CreatedAt, ExpiresAt) VALUES (@TokenHash, @UserId, @Purpose, @CreatedAt,
            @ExpiresAt)
        """);

    private static readonly Statement FindSql = Statement.Of(d => $"""
        SELECT UserId FROM OneTimeTokens {d.ForUpdate} WHERE TokenHash = @Hash AND Purpose = @Purpose AND ExpiresAt > @Now
        """);

    private static readonly Statement RefuseSql = Statement.Of("""
        UPDATE OneTimeTokens SET Refusals = Refusals + 1 WHERE TokenHash = @Hash AND Purpose = @Purpose;
        DELETE FROM OneTimeTokens WHERE TokenHash = @Hash AND Purpose = @Purpose AND Refusals >= @Max;
        """);

    private static readonly Statement DeleteExpiredSql = Statement.Of("DELETE FROM OneTimeTokens WHERE ExpiresAt <= @Now");

    private static readonly Statement DeleteOfUserSql = Statement.Of("DELETE FROM OneTimeTokens WHERE UserId = @UserId");

    internal async Task<string> CreateAsync(DbSession session, Guid userId, OneTimePurpose purpose)
    {
        var token = SecretToken.Create();
        var now = time.Now();
        await session.ExecuteAsync(
            InsertSql, new
            {
                TokenHash = token.Hash,
                UserId = userId,
                Purpose = purpose,
                CreatedAt = now,
                ExpiresAt = now + LifetimeOf(purpose)
            });
        return token.Text;
    }

    /// <summary>Whose token it is, or null; with the commit it is used up, and so are its siblings.</summary>
    internal async Task<Guid?> RedeemAsync(DbSession session, string text, OneTimePurpose purpose)
    {
        if (!SecretToken.TryHash(text, out var hash)
            || await session.FindAsync<Owner>(FindSql, new { Hash = hash, Purpose = purpose, Now = time.Now() }) is not { } owner)
        {
            return null;
        }

        await session.ExecuteAsync(DeleteSql, new { UserId = owner.UserId, Purpose = purpose });
        return owner.UserId;
    }

    internal Task DeleteExpiredAsync(DbSession session) => session.ExecuteAsync(DeleteExpiredSql, new { Now = time.Now() });

    /// <summary>Voids what is out for one purpose.</summary>
    internal static Task DeleteAsync(DbSession session, Guid userId, OneTimePurpose purpose) =>
        session.ExecuteAsync(DeleteSql, new { UserId = userId, Purpose = purpose });

    /// <summary>Whose token it is, or null; it stays good.</summary>
    internal async Task<Guid?> FindOwnerAsync(DbSession session, string text, OneTimePurpose purpose) =>
        SecretToken.TryHash(text, out var hash)
            ? (await session.FindAsync<Owner>(FindSql, new { Hash = hash, Purpose = purpose, Now = time.Now() }))?.UserId
            : null;

    /// <summary>Counts a use that was refused, and voids the token after <see cref="MaxRefusals"/>.</summary>
    internal static Task<int> RefuseAsync(DbSession session, string text, OneTimePurpose purpose) =>
        SecretToken.TryHash(text, out var hash)
            ? session.ExecuteAsync(RefuseSql, new { Hash = hash, Purpose = purpose, Max = MaxRefusals })
            : Task.FromResult(0);

    internal static Task EraseUserAsync(DbSession session, Guid userId) => session.ExecuteAsync(DeleteOfUserSql, new { UserId = userId });

    internal static TimeSpan LifetimeOf(OneTimePurpose purpose) => purpose switch
    {
        OneTimePurpose.PasswordReset => TimeSpan.FromHours(1),
        OneTimePurpose.EmailConfirmation => TimeSpan.FromDays(7),
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };

    private sealed class Owner
    {
        public Guid UserId { get; init; }
    }
}
