using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Assertions.Rows;

/// <summary>A row of <c>Assertions</c>.</summary>
internal sealed record AssertionRow(
    Guid LedgerId, Guid AccountId, DateOnly Day, long BalanceMinor, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version)
{
    public BalanceAssertion Assertion => new(AccountId, Day, BalanceMinor);

    /// <summary>A row of <see cref="AssertionTable"/>.</summary>
    public static AssertionRow Read(RowReader row) =>
        new(row.Id(0), row.Id(1), row.Day(2), row.Long(3), row.Instant(4), row.Instant(5), row.Int(6));
}

/// <summary>The SQL of assertions.</summary>
internal static class AssertionTable
{
    private const string Columns = "LedgerId, AccountId, Day, BalanceMinor, CreatedAt, UpdatedAt, Version";

    private static readonly Statement AllSql = Statement.Of(
        $"SELECT {Columns} FROM Assertions WHERE LedgerId = @LedgerId ORDER BY AccountId, Day");

    private static readonly Statement OfAccountSql = Statement.Of(
        $"SELECT {Columns} FROM Assertions WHERE LedgerId = @LedgerId AND AccountId = @AccountId ORDER BY Day");

    private static readonly Statement FindSql = Statement.Of(
        $"SELECT {Columns} FROM Assertions WHERE LedgerId = @LedgerId AND AccountId = @AccountId AND Day = @Day");

    private static readonly Statement InsertSql = Statement.Of(
        $"INSERT INTO Assertions ({Columns}) VALUES ({SqlText.Parameters(Columns.Split(", "))})");

    private static readonly Statement UpdateSql = Statement.Of("""
        UPDATE Assertions SET BalanceMinor = @BalanceMinor, UpdatedAt = @UpdatedAt, Version = @Version
        WHERE LedgerId = @LedgerId AND AccountId = @AccountId AND Day = @Day
        """);

    private static readonly Statement DeleteSql = Statement.Of(
        "DELETE FROM Assertions WHERE LedgerId = @LedgerId AND AccountId = @AccountId AND Day = @Day");

    private static readonly Statement DeleteOfAccountSql = Statement.Of(
        "DELETE FROM Assertions WHERE LedgerId = @LedgerId AND AccountId = @AccountId");

    private static readonly Statement EraseSql = Statement.Of("DELETE FROM Assertions WHERE LedgerId = @LedgerId");

    /// <summary>Of every account.</summary>
    public static Task<List<AssertionRow>> ReadAllAsync(DbSession session, Guid ledgerId) =>
        session.QueryAsync(AllSql, new { LedgerId = ledgerId }, AssertionRow.Read);

    /// <summary>Of one account, the first day first.</summary>
    public static Task<List<AssertionRow>> ReadAsync(DbSession session, Guid ledgerId, Guid accountId) =>
        session.QueryAsync(OfAccountSql, new { LedgerId = ledgerId, AccountId = accountId }, AssertionRow.Read);

    public static async Task<AssertionRow?> FindAsync(DbSession session, Guid ledgerId, Guid accountId, DateOnly day) =>
        (await session.QueryAsync(FindSql, new { LedgerId = ledgerId, AccountId = accountId, Day = day }, AssertionRow.Read))
            .SingleOrDefault();

    public static Task InsertAsync(DbSession session, AssertionRow row) => session.ExecuteAsync(InsertSql, row);

    public static Task UpdateAsync(DbSession session, AssertionRow row) => session.ExecuteAsync(UpdateSql, row);

    public static Task DeleteAsync(DbSession session, AssertionRow row) => session.ExecuteAsync(DeleteSql, row);

    public static Task DeleteOfAccountAsync(DbSession session, Guid ledgerId, Guid accountId) =>
        session.ExecuteAsync(DeleteOfAccountSql, new { LedgerId = ledgerId, AccountId = accountId });

    public static Task EraseAsync(DbSession session, Guid ledgerId) => session.ExecuteAsync(EraseSql, new { LedgerId = ledgerId });
}
