using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>The SQL of the <c>Users</c> table, apart from what admins see.</summary>
internal static class UserTable
{
    private const string Columns = """
        Id, Email, NormalizedEmail, EmailConfirmed, PasswordHash, SecurityStamp, DisplayName, Locale, Role,
        TwoFactorEnabled, AuthenticatorKey, AuthenticatorStep, CodeFailures, CodesLockedUntil,
        LockoutEnabled, LockoutEnd, AccessFailedCount, LockedAt, RegistrationNetwork, CreatedAt, UpdatedAt, Version,
        WeeklyMail
        """;

    private static readonly Statement FindSql = Statement.Of($"SELECT {Columns} FROM Users WHERE Id = @Id");

    private static readonly Statement LockSql = Statement.Of(d => $"SELECT {Columns} FROM Users {d.ForUpdate} WHERE Id = @Id");

    private static readonly Statement FindEmailSql = Statement.Of($"SELECT {Columns} FROM Users WHERE NormalizedEmail = @NormalizedEmail");

    private static readonly Statement InsertSql = Statement.Of("""
        INSERT INTO Users (Id, Email, NormalizedEmail, EmailConfirmed, PasswordHash, SecurityStamp, DisplayName,
            Locale, Role, TwoFactorEnabled, AuthenticatorKey, AuthenticatorStep, LockoutEnabled, LockoutEnd,
            AccessFailedCount, RegistrationNetwork, CreatedAt, UpdatedAt, Version)
        VALUES (@Id, @Email, @NormalizedEmail, @EmailConfirmed, @PasswordHash, @SecurityStamp, @DisplayName,
            @Locale, @Role, @TwoFactorEnabled, @AuthenticatorKey, @AuthenticatorStep, @LockoutEnabled, @LockoutEnd,
            @AccessFailedCount, @RegistrationNetwork, @CreatedAt, @UpdatedAt, @Version)
        """);

    private static readonly Statement UpdateCredentialsSql = Statement.Of("""
        UPDATE Users SET EmailConfirmed = @EmailConfirmed, PasswordHash = @PasswordHash, SecurityStamp = @SecurityStamp, Role = @Role,
            TwoFactorEnabled = @TwoFactorEnabled, AuthenticatorKey = @AuthenticatorKey, AuthenticatorStep = @AuthenticatorStep,
            CodeFailures = @CodeFailures, CodesLockedUntil = @CodesLockedUntil, LockoutEnabled = @LockoutEnabled,
            LockoutEnd = @LockoutEnd, AccessFailedCount = @AccessFailedCount
        WHERE Id = @Id
        """);

    private static readonly Statement UpdateProfileSql = Statement.Of("""
        UPDATE Users SET DisplayName = @DisplayName, Locale = @Locale, WeeklyMail = @WeeklyMail, UpdatedAt = @UpdatedAt, Version = @Version
        WHERE Id = @Id
        """);

    private static readonly Statement TouchProfileSql = Statement.Of(
        "UPDATE Users SET UpdatedAt = @Now, Version = Version + 1 WHERE Id = @Id");

    private static readonly Statement SetLockedSql = Statement.Of("UPDATE Users SET LockedAt = @LockedAt WHERE Id = @Id");

    private static readonly Statement AdminsSql = Statement.Of(d => $"""
        SELECT {Columns} FROM Users WHERE Role = @Admin AND Id < @Before ORDER BY Id DESC {d.Limit("@Limit")}
        """);

    private static readonly Statement UnconfirmedSql = Statement.Of(d => $"""
        SELECT Id FROM Users WHERE EmailConfirmed = @No AND Role = @User AND LockedAt IS NULL AND CreatedAt < @Before AND Id > @After
        ORDER BY Id
        {d.Limit("@Rows")}
        """);

    // The first condition is that of the index, which both engines compare as it is written.
    private static readonly Statement WeeklyReadersSql = Statement.Of(d => $"""
        SELECT Id FROM Users
        WHERE WeeklyMail = 1 AND EmailConfirmed = @Yes AND LockedAt IS NULL AND Id > @After
          AND (WeeklyMailOn IS NULL OR WeeklyMailOn < @Monday)
        ORDER BY Id
        {d.Limit("@Rows")}
        """);

    private static readonly Statement ClaimWeekSql = Statement.Of("""
        UPDATE Users SET WeeklyMailOn = @Monday
        WHERE Id = @Id AND WeeklyMail = 1 AND EmailConfirmed = @Yes AND LockedAt IS NULL
          AND (WeeklyMailOn IS NULL OR WeeklyMailOn < @Monday)
        """);

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM Users WHERE Id = @Id");

    public static Task<UserAccount?> FindAsync(DbSession session, Guid id) => session.FindAsync<UserAccount>(FindSql, new { Id = id });

    /// <summary>The row, locked until the transaction ends.</summary>
    public static Task<UserAccount?> LockAsync(DbSession session, Guid id) => session.FindAsync<UserAccount>(LockSql, new { Id = id });

    public static Task<UserAccount?> FindByEmailAsync(DbSession session, string normalizedEmail) =>
        session.FindAsync<UserAccount>(FindEmailSql, new { NormalizedEmail = normalizedEmail });

    public static Task InsertAsync(DbSession session, UserAccount account) => session.ExecuteAsync(InsertSql, account);

    /// <summary>Everything but the profile; the caller holds the row's lock.</summary>
    public static Task UpdateCredentialsAsync(DbSession session, UserAccount account) =>
        session.ExecuteAsync(UpdateCredentialsSql, account);

    /// <summary>The profile and its version; the caller holds the row's lock.</summary>
    public static Task UpdateProfileAsync(DbSession session, UserProfile profile) => session.ExecuteAsync(UpdateProfileSql, profile);

    /// <summary>Raises the profile's version; the caller holds the row's lock.</summary>
    public static Task TouchProfileAsync(DbSession session, Guid id, DateTimeOffset now) =>
        session.ExecuteAsync(TouchProfileSql, new { Id = id, Now = now });

    /// <summary>Locks the account for its user, or unlocks it (null); the caller holds the row's lock.</summary>
    public static Task SetLockedAsync(DbSession session, Guid id, DateTimeOffset? lockedAt) =>
        session.ExecuteAsync(SetLockedSql, new { Id = id, LockedAt = lockedAt });

    /// <summary>Newest first.</summary>
    public static Task<IReadOnlyList<UserAccount>> ListAdminsAsync(DbSession session, Guid before, int limit) =>
        session.QueryAsync<UserAccount>(AdminsSql, new { UserRole.Admin, Before = before, Limit = limit });

    /// <summary>Users by id without a role, neither confirmed nor locked, who registered before.</summary>
    public static Task<IReadOnlyList<Guid>> ListUnconfirmedAsync(DbSession session, DateTimeOffset before, Guid after, int rows) =>
        session.QueryAsync<Guid>(UnconfirmedSql, new { Before = before, After = after, No = false, UserRole.User, Rows = rows });

    /// <summary>Users by id who want the mail of the week and have not got it.</summary>
    /// <param name="monday">The first day of the week.</param>
    public static Task<IReadOnlyList<Guid>> ListWeeklyReadersAsync(DbSession session, Guid after, DateOnly monday, int rows) =>
        session.QueryAsync<Guid>(WeeklyReadersSql, new { After = after, Monday = monday, Yes = true, Rows = rows });

    /// <summary>Marks the week as mailed; false where it is, or the mail is not wanted any more.</summary>
    public static async Task<bool> TryClaimWeekAsync(DbSession session, Guid id, DateOnly monday) =>
        await session.ExecuteAsync(ClaimWeekSql, new { Id = id, Monday = monday, Yes = true }) == 1;

    public static Task<int> DeleteAsync(DbSession session, Guid id) => session.ExecuteAsync(DeleteSql, new { Id = id });
}
