using System.Data.Common;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Domain.Categories.Rows;

/// <summary>The SQL of categories.</summary>
internal static class CategoryTable
{
    private const string Columns = "UserId, Id, Slug, Name, NameKey, IsArchived, CreatedAt, UpdatedAt, Version";

    private static readonly string[] ColumnNames = Columns.Split(", ");

    /// <summary>All categories in no order. Read by <see cref="NamedCategory.Read"/>.</summary>
    public static readonly Statement NamesSql = Statement.Of("SELECT Id, Slug, Name, IsArchived FROM Categories WHERE UserId = @UserId");

    private static readonly Statement ListSql = Statement.Of(
        $"SELECT {Columns} FROM Categories WHERE UserId = @UserId ORDER BY NameKey");

    private static readonly Statement FindSql = Statement.Of(
        $"SELECT {Columns} FROM Categories WHERE UserId = @UserId AND Id = @Id");

    private static readonly Statement LockSql = Statement.Of(
        d => $"SELECT {Columns} FROM Categories {d.ForUpdate} WHERE UserId = @UserId AND Id = @Id");

    private static readonly Statement CountSql = Statement.Of("SELECT COUNT(*) FROM Categories WHERE UserId = @UserId");

    private static readonly Statement InsertSql = Statement.Of(d => d.InsertIfAbsent("Categories", ["UserId", "NameKey"], ColumnNames));

    // When another of the user's categories has the name, nothing is changed.
    private static readonly Statement UpdateSql = Statement.Of("""
        UPDATE Categories SET Name = @Name, NameKey = @NameKey, IsArchived = @IsArchived, UpdatedAt = @UpdatedAt, Version = @Version
        WHERE UserId = @UserId AND Id = @Id
          AND NOT EXISTS (SELECT 1 FROM Categories o WHERE o.UserId = @UserId AND o.NameKey = @NameKey AND o.Id <> @Id)
        """);

    private static readonly Statement DeleteSql = Statement.Of(
        "DELETE FROM Categories WHERE UserId = @UserId AND Id = @Id").Then(LedgersTable.TouchSetupSql);

    private static readonly Statement CountOpenSql = Statement.Of(
        "SELECT COUNT(*) FROM Categories WHERE UserId = @UserId AND Id = @Id AND IsArchived = @IsArchived");

    private static readonly Statement DeleteUserSql = Statement.Of("DELETE FROM Categories WHERE UserId = @UserId");

    public static Task<IReadOnlyList<CategoryRow>> ListAsync(DbSession session, Guid userId) =>
        session.QueryAsync<CategoryRow>(ListSql, new { UserId = userId });

    public static Task<CategoryRow?> FindAsync(DbSession session, Guid userId, Guid id) =>
        session.FindAsync<CategoryRow>(FindSql, new { UserId = userId, Id = id });

    /// <summary>The row, locked until the transaction ends.</summary>
    public static Task<CategoryRow?> LockAsync(DbSession session, Guid userId, Guid id) =>
        session.FindAsync<CategoryRow>(LockSql, new { UserId = userId, Id = id });

    /// <summary>
    /// How many the user has, until the transaction ends: another writer that would add one waits for the user's ledger. Null when there is no
    /// such user.
    /// </summary>
    public static async Task<int?> LockAndCountAsync(DbSession session, Guid userId) =>
        await LedgersTable.LockAsync(session, userId) is null ? null : await session.ScalarAsync<int>(CountSql, new { UserId = userId });

    /// <summary>Whether the category is the user's and not archived.</summary>
    public static async Task<bool> IsOpenAsync(DbSession session, Guid userId, Guid id) =>
        await session.ScalarAsync<int>(CountOpenSql, new { UserId = userId, Id = id, IsArchived = false }) == 1;

    /// <summary>For a user who has none yet.</summary>
    public static Task InsertAsync(DbSession session, IReadOnlyList<CategoryRow> rows) => session.InsertManyAsync(
        "Categories",
        ColumnNames,
        [.. rows.Select(r => new object?[] { r.UserId, r.Id, r.Slug, r.Name, r.NameKey, r.IsArchived, r.CreatedAt, r.UpdatedAt, r.Version })]);

    /// <summary>False when the name is already in use.</summary>
    public static Task<bool> TryInsertAsync(DbSession session, CategoryRow row) => TryAsync(session, InsertSql, row);

    /// <summary>False when the name is already in use.</summary>
    public static Task<bool> TryUpdateAsync(DbSession session, CategoryRow row) => TryAsync(session, UpdateSql, row);

    public static Task DeleteAsync(DbSession session, Guid userId, Guid id) =>
        session.ExecuteAsync(DeleteSql, new { UserId = userId, Id = id });

    public static Task EraseAsync(DbSession session, Guid userId) => session.ExecuteAsync(DeleteUserSql, new { UserId = userId });

    private static async Task<bool> TryAsync(DbSession session, Statement statement, CategoryRow row)
    {
        try
        {
            return await session.ExecuteAsync(statement, row) == 1 && await LedgersTable.TouchSetupAsync(session, row.UserId);
        }
        catch (DbException exception) when (session.Dialect.IsUniqueViolation(exception))
        {
            return false; // Another has taken the name since this statement began.
        }
    }
}
