using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Ledgers;

/// <summary>
/// All SQL of <c>Ledgers</c>: one row a ledger, which every change of its data locks first, so that the changes of one ledger follow
/// each other and ledgers do not wait for one another.
/// </summary>
internal static class LedgersTable
{
    /// <summary>Reads and locks the row until the transaction ends. Read by <see cref="LedgerHead.Read"/>.</summary>
    public static readonly Statement LockSql = Statement.Of(d => $"{Select(d.ForUpdate)} WHERE LedgerId = @LedgerId");

    /// <summary>As <see cref="LockSql"/>, the own ledger of <c>@UserId</c>.</summary>
    public static readonly Statement LockOwnSql = Statement.Of(d => $"""
        {Select(d.ForUpdate)}
        WHERE LedgerId = (SELECT LedgerId FROM LedgerMembers WHERE UserId = @UserId AND IsOwn = 1)
        """);

    /// <summary>Reads the row without a lock. Read by <see cref="LedgerHead.Read"/>.</summary>
    public static readonly Statement ReadSql = Statement.Of($"{Select("")} WHERE LedgerId = @LedgerId");

    /// <summary>Ends a statement that changes the ledger's categories or rules.</summary>
    public static readonly Statement TouchSetupSql = Touch("Setups");

    /// <summary>Ends a statement that changes the memory of its members' answers.</summary>
    public static readonly Statement TouchMemorySql = Touch("Answers");

    /// <summary>Ends a statement that replaces or deletes the ledger's stored statistics.</summary>
    public static readonly Statement TouchStatisticsSql = Touch("Folds");

    /// <summary>The next <c>@Limit</c> ledgers after <c>@After</c>, by id.</summary>
    public static readonly Statement LedgerIdsAfterSql = Statement.Of(
        d => $"SELECT LedgerId FROM Ledgers WHERE LedgerId > @After ORDER BY LedgerId {d.Limit("@Limit")}");

    /// <summary>How many ledgers follow after <c>@After</c>, by id.</summary>
    public static readonly Statement CountAfterSql = Statement.Of("SELECT COUNT(*) FROM Ledgers WHERE LedgerId > @After");

    /// <summary>The ledgers with at least <c>@MinRows</c> transactions recorded, by id.</summary>
    public static readonly Statement LedgerIdsWithRowsSql = Statement.Of(
        "SELECT LedgerId FROM Ledgers WHERE LastSequence >= @MinRows ORDER BY LedgerId");

    private const string RowColumns = "LedgerId, Name, HomeCurrency, TimeZone, Kind, AlertBudget, CreatedAt, UpdatedAt, Version";

    private static readonly Statement InsertSql = Statement.Of($"""
        INSERT INTO Ledgers ({RowColumns}, LastSequence)
        VALUES (@LedgerId, @Name, @HomeCurrency, @TimeZone, @Kind, @AlertBudget, @CreatedAt, @UpdatedAt, @Version, 0)
        """);

    private static readonly Statement FindRowSql = Statement.Of($"SELECT {RowColumns} FROM Ledgers WHERE LedgerId = @LedgerId");

    private static readonly Statement FindOwnRowSql = Statement.Of($"""
        SELECT {RowColumns} FROM Ledgers
        WHERE LedgerId = (SELECT LedgerId FROM LedgerMembers WHERE UserId = @UserId AND IsOwn = 1)
        """);

    private static readonly Statement OfUserSql = Statement.Of("""
        SELECT l.LedgerId, l.Name, l.HomeCurrency, l.TimeZone, l.Kind, l.AlertBudget, l.CreatedAt, l.UpdatedAt, l.Version
        FROM Ledgers l JOIN LedgerMembers m ON m.LedgerId = l.LedgerId
        WHERE m.UserId = @UserId
        """);

    private static readonly Statement PageSql = Statement.Of(d => $"""
        SELECT {RowColumns} FROM Ledgers WHERE LedgerId < @Before ORDER BY LedgerId DESC {d.Limit("@Limit")}
        """);

    private static readonly Statement PageOfUserSql = Statement.Of(d => $"""
        SELECT l.LedgerId, l.Name, l.HomeCurrency, l.TimeZone, l.Kind, l.AlertBudget, l.CreatedAt, l.UpdatedAt, l.Version
        FROM Ledgers l JOIN LedgerMembers m ON m.LedgerId = l.LedgerId
        WHERE m.UserId = @UserId AND l.LedgerId < @Before ORDER BY l.LedgerId DESC {d.Limit("@Limit")}
        """);

    private static readonly Statement UpdateRowSql = Statement.Of("""
        UPDATE Ledgers SET Name = @Name, HomeCurrency = @HomeCurrency, TimeZone = @TimeZone, Kind = @Kind, AlertBudget = @AlertBudget,
            UpdatedAt = @UpdatedAt, Version = @Version
        WHERE LedgerId = @LedgerId
        """);

    private static readonly Statement AdvanceSql = Statement.Of(
        "UPDATE Ledgers SET LastSequence = @LastSequence WHERE LedgerId = @LedgerId");

    private static readonly Statement ReviseSql = Statement.Of("UPDATE Ledgers SET Revision = @Revision WHERE LedgerId = @LedgerId");

    private static readonly Statement AlertShiftSql = Statement.Of(
        "UPDATE Ledgers SET AlertShift = @AlertShift WHERE LedgerId = @LedgerId");

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM Ledgers WHERE LedgerId = @LedgerId");

    public static Task InsertAsync(DbSession session, LedgerRow row) => session.ExecuteAsync(InsertSql, row);

    /// <summary>What its owners have set; null when there is no such ledger.</summary>
    public static Task<LedgerRow?> FindRowAsync(DbSession session, Guid ledgerId) =>
        session.FindAsync<LedgerRow>(FindRowSql, new { LedgerId = ledgerId });

    /// <summary>As <see cref="FindRowAsync"/>, of the user's own ledger; null when there is no such user.</summary>
    public static Task<LedgerRow?> FindOwnRowAsync(DbSession session, Guid userId) =>
        session.FindAsync<LedgerRow>(FindOwnRowSql, new { UserId = userId });

    /// <summary>Those that the user is a member of.</summary>
    public static Task<IReadOnlyList<LedgerRow>> OfUserAsync(DbSession session, Guid userId) =>
        session.QueryAsync<LedgerRow>(OfUserSql, new { UserId = userId });

    /// <summary>For administrators: the newest first, all of them or those of a user.</summary>
    public static Task<IReadOnlyList<LedgerRow>> PageAsync(DbSession session, Guid? userId, Guid before, int limit) =>
        session.QueryAsync<LedgerRow>(
            userId is null ? PageSql : PageOfUserSql, new { UserId = userId, Before = before, Limit = limit });

    /// <summary>What its owners set, and its version; the caller holds the lock.</summary>
    public static Task UpdateRowAsync(DbSession session, LedgerRow row) => session.ExecuteAsync(UpdateRowSql, row);

    /// <summary>
    /// Locks the row until the transaction ends: what is read after it is what is there after the wait. Null when there is no such ledger;
    /// an access token outlives a ledger that was erased on another instance.
    /// </summary>
    public static async Task<LedgerVersion?> LockAsync(DbSession session, Guid ledgerId) =>
        (await FindHeadAsync(session, LockSql, ledgerId))?.Version;

    /// <summary>Null when there is no such ledger.</summary>
    public static async Task<LedgerVersion?> FindAsync(DbSession session, Guid ledgerId) =>
        (await FindHeadAsync(session, ReadSql, ledgerId))?.Version;

    /// <param name="lastSequence">Of the transaction that was recorded last.</param>
    public static Task AdvanceAsync(DbSession session, Guid ledgerId, long lastSequence) =>
        session.ExecuteAsync(AdvanceSql, new { LedgerId = ledgerId, LastSequence = lastSequence });

    public static Task ReviseAsync(DbSession session, Guid ledgerId, long revision) =>
        session.ExecuteAsync(ReviseSql, new { LedgerId = ledgerId, Revision = revision });

    public static Task SetAlertShiftAsync(DbSession session, Guid ledgerId, double shift) =>
        session.ExecuteAsync(AlertShiftSql, new { LedgerId = ledgerId, AlertShift = shift });

    /// <summary>False when there is no such ledger.</summary>
    public static async Task<bool> TouchSetupAsync(DbSession session, Guid ledgerId) =>
        await session.ExecuteAsync(TouchSetupSql, new { LedgerId = ledgerId }) == 1;

    public static Task DeleteAsync(DbSession session, Guid ledgerId) => session.ExecuteAsync(DeleteSql, new { LedgerId = ledgerId });

    /// <summary>Without a lock; null when there is no such ledger.</summary>
    public static Task<LedgerHead?> FindHeadAsync(DbSession session, Guid ledgerId) => FindHeadAsync(session, ReadSql, ledgerId);

    private static async Task<LedgerHead?> FindHeadAsync(DbSession session, Statement statement, Guid ledgerId) =>
        (await session.QueryAsync(statement, new { LedgerId = ledgerId }, LedgerHead.Read)).SingleOrDefault();

    private static string Select(string forUpdate) => $"""
        SELECT LedgerId, LastSequence, Revision, Folds, Setups, Answers, AlertShift, HomeCurrency, TimeZone, Kind, AlertBudget
        FROM Ledgers {forUpdate}
        """;

    private static Statement Touch(string version) =>
        Statement.Of($"UPDATE Ledgers SET {version} = {version} + 1 WHERE LedgerId = @LedgerId;");
}
