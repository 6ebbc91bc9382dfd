using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>The SQL of the <c>Users</c> table, apart from what admins see.</summary>
internal static class UserRows
{
    private const string Columns = """
        Id, Email, NormalizedEmail, EmailConfirmed, PasswordHash, SecurityStamp, DisplayName, HomeCurrency, TimeZone, Locale, Role,
        AccountKind, AlertBudget, TwoFactorEnabled, AuthenticatorKey, AuthenticatorStep, CodeFailures, CodesLockedUntil,
        LockoutEnabled, LockoutEnd, AccessFailedCount, LockedAt, RegistrationNetwork, CreatedAt, UpdatedAt, Version
        """;

    private static readonly Statement Find = Statement.Of($"SELECT {Columns} FROM Users WHERE Id = @id");

    private static readonly Statement Lock = Statement.Of(d => $"SELECT {Columns} FROM Users {d.ForUpdate} WHERE Id = @id");

    private static readonly Statement FindEmail = Statement.Of($"SELECT {Columns} FROM Users WHERE NormalizedEmail = @normalizedEmail");

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO Users (Id, Email, NormalizedEmail, EmailConfirmed, PasswordHash, SecurityStamp, DisplayName, HomeCurrency, TimeZone,
            Locale, Role, AccountKind, AlertBudget, TwoFactorEnabled, AuthenticatorKey, AuthenticatorStep, LockoutEnabled, LockoutEnd,
            AccessFailedCount, RegistrationNetwork, CreatedAt, UpdatedAt, Version)
        VALUES (@Id, @Email, @NormalizedEmail, @EmailConfirmed, @PasswordHash, @SecurityStamp, @DisplayName, @HomeCurrency, @TimeZone,
            @Locale, @Role, @AccountKind, @AlertBudget, @TwoFactorEnabled, @AuthenticatorKey, @AuthenticatorStep, @LockoutEnabled, @LockoutEnd,
            @AccessFailedCount, @RegistrationNetwork, @CreatedAt, @UpdatedAt, @Version)
        """);

    private static readonly Statement UpdateCredentials = Statement.Of("""
        UPDATE Users SET EmailConfirmed = @EmailConfirmed, PasswordHash = @PasswordHash, SecurityStamp = @SecurityStamp, Role = @Role,
            TwoFactorEnabled = @TwoFactorEnabled, AuthenticatorKey = @AuthenticatorKey, AuthenticatorStep = @AuthenticatorStep,
            CodeFailures = @CodeFailures, CodesLockedUntil = @CodesLockedUntil, LockoutEnabled = @LockoutEnabled,
            LockoutEnd = @LockoutEnd, AccessFailedCount = @AccessFailedCount
        WHERE Id = @Id
        """);

    private static readonly Statement UpdateProfile = Statement.Of("""
        UPDATE Users SET DisplayName = @DisplayName, HomeCurrency = @HomeCurrency, TimeZone = @TimeZone, Locale = @Locale,
            AccountKind = @AccountKind, AlertBudget = @AlertBudget, UpdatedAt = @UpdatedAt, Version = @Version
        WHERE Id = @Id
        """);

    private static readonly Statement SetLocked = Statement.Of("UPDATE Users SET LockedAt = @lockedAt WHERE Id = @id");

    private static readonly Statement Admins = Statement.Of(d => $"""
        SELECT {Columns} FROM Users WHERE Role = @Admin AND Id < @before ORDER BY Id DESC {d.Limit("@limit")}
        """);

    private static readonly Statement Delete = Statement.Of("DELETE FROM Users WHERE Id = @id");

    public static Task<UserAccount?> FindAsync(DbSession session, Guid id) => session.FindAsync<UserAccount>(Find, new { id });

    /// <summary>The row, locked until the transaction ends.</summary>
    public static Task<UserAccount?> LockAsync(DbSession session, Guid id) => session.FindAsync<UserAccount>(Lock, new { id });

    public static Task<UserAccount?> FindByEmailAsync(DbSession session, string normalizedEmail) =>
        session.FindAsync<UserAccount>(FindEmail, new { normalizedEmail });

    public static Task InsertAsync(DbSession session, UserAccount account) => session.ExecuteAsync(Insert, account);

    /// <summary>Everything but the profile; the caller holds the row's lock.</summary>
    public static Task UpdateCredentialsAsync(DbSession session, UserAccount account) => session.ExecuteAsync(UpdateCredentials, account);

    /// <summary>The profile and its version; the caller holds the row's lock.</summary>
    public static Task UpdateProfileAsync(DbSession session, UserProfile profile) => session.ExecuteAsync(UpdateProfile, profile);

    /// <summary>Locks the account for its user, or unlocks it (null); the caller holds the row's lock.</summary>
    public static Task SetLockedAsync(DbSession session, Guid id, DateTimeOffset? lockedAt) =>
        session.ExecuteAsync(SetLocked, new { id, lockedAt });

    /// <summary>Newest first.</summary>
    public static Task<IReadOnlyList<UserAccount>> ListAdminsAsync(DbSession session, Guid before, int limit) =>
        session.QueryAsync<UserAccount>(Admins, new { UserRole.Admin, before, limit });

    public static Task<int> DeleteAsync(DbSession session, Guid id) => session.ExecuteAsync(Delete, new { id });
}
