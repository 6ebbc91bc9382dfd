using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Ledgers;

/// <summary>
/// All SQL of <c>Ledgers</c>: one row a user, which every change of the user's data locks first, so that the changes of one user follow
/// each other and users do not wait for one another.
/// </summary>
internal static class LedgersTable
{
    /// <summary>Reads and locks the row until the transaction ends. Read by <see cref="LedgerVersion.Read"/>.</summary>
    public static readonly Statement LockSql = Statement.Of(d => Select(d.ForUpdate));

    /// <summary>Reads the row without a lock. Read by <see cref="LedgerVersion.Read"/>.</summary>
    public static readonly Statement ReadSql = Statement.Of(Select(""));

    /// <summary>Ends a statement that changes the user's categories or rules.</summary>
    public static readonly Statement TouchSetupSql = Touch("Setups");

    /// <summary>Ends a statement that changes the memory of the user's answers.</summary>
    public static readonly Statement TouchMemorySql = Touch("Answers");

    /// <summary>Ends a statement that replaces or deletes the user's stored statistics.</summary>
    public static readonly Statement TouchStatisticsSql = Touch("Folds");

    /// <summary>The next <c>@Most</c> users after <c>@After</c>, by id.</summary>
    public static readonly Statement UserIdsAfterSql = Statement.Of(
        d => $"SELECT UserId FROM Ledgers WHERE UserId > @After ORDER BY UserId {d.Limit("@Most")}");

    /// <summary>How many users follow after <c>@After</c>, by id.</summary>
    public static readonly Statement CountAfterSql = Statement.Of("SELECT COUNT(*) FROM Ledgers WHERE UserId > @After");

    /// <summary>The users who have recorded at least <c>@MinRows</c> transactions, by id.</summary>
    public static readonly Statement UserIdsWithRowsSql = Statement.Of(
        "SELECT UserId FROM Ledgers WHERE LastSequence >= @MinRows ORDER BY UserId");

    private static readonly Statement InsertSql = Statement.Of("INSERT INTO Ledgers (UserId, LastSequence) VALUES (@UserId, 0)");

    private static readonly Statement AdvanceSql = Statement.Of("UPDATE Ledgers SET LastSequence = @LastSequence WHERE UserId = @UserId");

    private static readonly Statement ReviseSql = Statement.Of("UPDATE Ledgers SET Revision = @Revision WHERE UserId = @UserId");

    private static readonly Statement AlertShiftSql = Statement.Of("UPDATE Ledgers SET AlertShift = @AlertShift WHERE UserId = @UserId");

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM Ledgers WHERE UserId = @UserId");

    public static Task InsertAsync(DbSession session, Guid userId) => session.ExecuteAsync(InsertSql, new { UserId = userId });

    /// <summary>
    /// Locks the row until the transaction ends: what is read after it is what is there after the wait. Null when there is no such user;
    /// an access token outlives a user who was erased on another instance.
    /// </summary>
    public static Task<LedgerVersion?> LockAsync(DbSession session, Guid userId) => FindAsync(session, LockSql, userId);

    /// <summary>Null when there is no such user.</summary>
    public static Task<LedgerVersion?> FindAsync(DbSession session, Guid userId) => FindAsync(session, ReadSql, userId);

    /// <param name="lastSequence">Of the transaction that was recorded last.</param>
    public static Task AdvanceAsync(DbSession session, Guid userId, long lastSequence) =>
        session.ExecuteAsync(AdvanceSql, new { UserId = userId, LastSequence = lastSequence });

    public static Task ReviseAsync(DbSession session, Guid userId, long revision) =>
        session.ExecuteAsync(ReviseSql, new { UserId = userId, Revision = revision });

    public static Task SetAlertShiftAsync(DbSession session, Guid userId, double shift) =>
        session.ExecuteAsync(AlertShiftSql, new { UserId = userId, AlertShift = shift });

    /// <summary>False when there is no such user.</summary>
    public static async Task<bool> TouchSetupAsync(DbSession session, Guid userId) =>
        await session.ExecuteAsync(TouchSetupSql, new { UserId = userId }) == 1;

    public static Task DeleteAsync(DbSession session, Guid userId) => session.ExecuteAsync(DeleteSql, new { UserId = userId });

    private static async Task<LedgerVersion?> FindAsync(DbSession session, Statement statement, Guid userId) =>
        (await session.QueryAsync(statement, new { UserId = userId }, LedgerVersion.Read)).SingleOrDefault();

    private static string Select(string forUpdate) => $"""
        SELECT LastSequence, Revision, Folds, Setups, Answers, AlertShift FROM Ledgers {forUpdate} WHERE UserId = @UserId
        """;

    private static Statement Touch(string version) => Statement.Of($"UPDATE Ledgers SET {version} = {version} + 1 WHERE UserId = @UserId;");
}
