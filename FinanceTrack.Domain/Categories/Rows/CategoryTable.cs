using System.Data.Common;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Domain.Categories.Rows;

/// <summary>The SQL of categories.</summary>
internal static class CategoryTable
{
    private const string Columns = "LedgerId, Id, Slug, Name, NameKey, IsArchived, CreatedAt, UpdatedAt, Version";

    private static readonly string[] ColumnNames = Columns.Split(", ");

    /// <summary>All categories in no order. Read by <see cref="NamedCategory.Read"/>.</summary>
    public static readonly Statement NamesSql = Statement.Of(
        "SELECT Id, Slug, Name, IsArchived FROM Categories WHERE LedgerId = @LedgerId");

    private static readonly Statement ListSql = Statement.Of(
        $"SELECT {Columns} FROM Categories WHERE LedgerId = @LedgerId ORDER BY NameKey");

    private static readonly Statement FindSql = Statement.Of(
        $"SELECT {Columns} FROM Categories WHERE LedgerId = @LedgerId AND Id = @Id");

    private static readonly Statement LockSql = Statement.Of(
        d => $"SELECT {Columns} FROM Categories {d.ForUpdate} WHERE LedgerId = @LedgerId AND Id = @Id");

    private static readonly Statement CountSql = Statement.Of("SELECT COUNT(*) FROM Categories WHERE LedgerId = @LedgerId");

    private static readonly Statement InsertSql = Statement.Of(d => d.InsertIfAbsent("Categories", ["LedgerId", "NameKey"], ColumnNames));

    // When another of the ledger's categories has the name, nothing is changed.
    private static readonly Statement UpdateSql = Statement.Of("""
        UPDATE Categories SET Name = @Name, NameKey = @NameKey, IsArchived = @IsArchived, UpdatedAt = @UpdatedAt, Version = @Version
        WHERE LedgerId = @LedgerId AND Id = @Id
          AND NOT EXISTS (SELECT 1 FROM Categories o WHERE o.LedgerId = @LedgerId AND o.NameKey = @NameKey AND o.Id <> @Id)
        """);

    private static readonly Statement DeleteSql = Statement.Of(
        "DELETE FROM Categories WHERE LedgerId = @LedgerId AND Id = @Id").Then(LedgersTable.TouchSetupSql);

    private static readonly Statement CountOpenSql = Statement.Of(
        "SELECT COUNT(*) FROM Categories WHERE LedgerId = @LedgerId AND Id = @Id AND IsArchived = @IsArchived");

    private static readonly Statement DeleteUserSql = Statement.Of("DELETE FROM Categories WHERE LedgerId = @LedgerId");

    public static Task<IReadOnlyList<CategoryRow>> ListAsync(DbSession session, Guid ledgerId) =>
        session.QueryAsync<CategoryRow>(ListSql, new { LedgerId = ledgerId });

    public static Task<CategoryRow?> FindAsync(DbSession session, Guid ledgerId, Guid id) =>
        session.FindAsync<CategoryRow>(FindSql, new { LedgerId = ledgerId, Id = id });

    /// <summary>The row, locked until the transaction ends.</summary>
    public static Task<CategoryRow?> LockAsync(DbSession session, Guid ledgerId, Guid id) =>
        session.FindAsync<CategoryRow>(LockSql, new { LedgerId = ledgerId, Id = id });

    public static Task<int> CountAsync(DbSession session, Guid ledgerId) => session.ScalarAsync<int>(CountSql, new { LedgerId = ledgerId });

    /// <summary>Whether the category is the ledger's and not archived.</summary>
    public static async Task<bool> IsOpenAsync(DbSession session, Guid ledgerId, Guid id) =>
        await session.ScalarAsync<int>(CountOpenSql, new { LedgerId = ledgerId, Id = id, IsArchived = false }) == 1;

    /// <summary>For a ledger that has none yet.</summary>
    public static Task InsertAsync(DbSession session, IReadOnlyList<CategoryRow> rows) => session.InsertManyAsync(
        "Categories",
        ColumnNames,
        [.. rows.Select(
            r => new object?[] { r.LedgerId, r.Id, r.Slug, r.Name, r.NameKey, r.IsArchived, r.CreatedAt, r.UpdatedAt, r.Version })]);

    /// <summary>False when the name is already in use.</summary>
    public static Task<bool> TryInsertAsync(DbSession session, CategoryRow row) => TryAsync(session, InsertSql, row);

    /// <summary>False when the name is already in use.</summary>
    public static Task<bool> TryUpdateAsync(DbSession session, CategoryRow row) => TryAsync(session, UpdateSql, row);

    public static Task DeleteAsync(DbSession session, Guid ledgerId, Guid id) =>
        session.ExecuteAsync(DeleteSql, new { LedgerId = ledgerId, Id = id });

    public static Task EraseAsync(DbSession session, Guid ledgerId) => session.ExecuteAsync(DeleteUserSql, new { LedgerId = ledgerId });

    private static async Task<bool> TryAsync(DbSession session, Statement statement, CategoryRow row)
    {
        try
        {
            return await session.ExecuteAsync(statement, row) == 1 && await LedgersTable.TouchSetupAsync(session, row.LedgerId);
        }
        catch (DbException exception) when (session.Dialect.IsUniqueViolation(exception))
        {
            return false; // Another has taken the name since this statement began.
        }
    }
}
