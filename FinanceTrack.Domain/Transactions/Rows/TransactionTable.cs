using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>The SQL of single transactions. Changes belong to the Ledger, which keeps everything that follows from them right.</summary>
internal static class TransactionTable
{
    private static readonly Statement InsertSql = Statement.Of(
        $"INSERT INTO Transactions ({TransactionColumns.All}) VALUES ({SqlText.Parameters(TransactionColumns.Names)})");

    private static readonly Statement FindSql = Statement.Of(
        $"SELECT {TransactionColumns.All} FROM Transactions WHERE UserId = @UserId AND Id = @Id");

    private static readonly Statement FindExternalIdKeysSql = Statement.Of(
        "SELECT ExternalIdKey FROM Transactions WHERE UserId = @UserId AND ExternalIdKey IN @Keys");

    private static readonly Statement FindByExternalIdKeysSql = Statement.Of(
        $"SELECT {TransactionColumns.Shown} FROM Transactions WHERE UserId = @UserId AND ExternalIdKey IN @Keys");

    private static readonly Statement UpdateSql = Statement.Of(
        $"UPDATE Transactions SET {TransactionColumns.Assignments} WHERE UserId = @UserId AND Id = @Id");

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM Transactions WHERE UserId = @UserId AND Id = @Id");

    private static readonly Statement AllSql = Statement.Of(
        $"SELECT {TransactionColumns.All} FROM Transactions WHERE UserId = @UserId ORDER BY Sequence");

    private static readonly Statement CountInCategorySql = Statement.Of(
        "SELECT COUNT(*) FROM Transactions WHERE UserId = @UserId AND CategoryId = @CategoryId");

    private static readonly Statement MoveCategorySql = Statement.Of("""
        UPDATE Transactions SET CategoryId = @ToId, CategoryKey = @ToKey, UpdatedAt = @Now, Version = Version + 1
        WHERE UserId = @UserId AND CategoryId = @FromId
        """);

    private static readonly Statement DeleteUserSql = Statement.Of("DELETE FROM Transactions WHERE UserId = @UserId");

    public static Task InsertAsync(DbSession session, IReadOnlyList<TransactionRow> rows) => rows.Count == 1
        ? session.ExecuteAsync(InsertSql, rows[0])
        : session.InsertManyAsync("Transactions", TransactionColumns.Names, [.. rows.Select(TransactionColumns.ValuesOf)]);

    public static async Task<TransactionRow?> FindAsync(DbSession session, Guid userId, Guid id) =>
        (await session.QueryAsync(FindSql, new { UserId = userId, Id = id }, TransactionColumns.Read)).SingleOrDefault();

    /// <summary>Which of these <see cref="TransactionRow.ExternalIdKey"/> are in use; ask for at most a few hundred.</summary>
    public static Task<List<string>> FindExternalIdKeysAsync(DbSession session, Guid userId, IReadOnlyList<string> keys) =>
        session.QueryAsync(FindExternalIdKeysSql, new { UserId = userId, Keys = keys }, row => row.Text(0));

    /// <summary>The transactions with these <see cref="TransactionRow.ExternalIdKey"/>; ask for at most a few hundred.</summary>
    public static Task<List<TransactionDetails>> FindByExternalIdKeysAsync(DbSession session, Guid userId, IReadOnlyList<string> keys) =>
        session.QueryAsync(FindByExternalIdKeysSql, new { UserId = userId, Keys = keys }, TransactionColumns.ReadDetails);

    public static Task UpdateAsync(DbSession session, TransactionRow row) => session.ExecuteAsync(UpdateSql, row);

    public static Task DeleteAsync(DbSession session, Guid userId, Guid id) =>
        session.ExecuteAsync(DeleteSql, new { UserId = userId, Id = id });

    /// <summary>All of a user's transactions in the order of recording, as they arrive.</summary>
    public static IAsyncEnumerable<TransactionRow> StreamAsync(Database database, Guid userId, CancellationToken cancellationToken) =>
        database.StreamAsync<TransactionRow>(AllSql, new { UserId = userId }, cancellationToken);

    public static async Task<bool> HasCategoryAsync(DbSession session, Guid userId, Guid categoryId) =>
        await session.ScalarAsync<int>(CountInCategorySql, new { UserId = userId, CategoryId = categoryId }) > 0;

    /// <summary>Gives the transactions of one category another one.</summary>
    /// <param name="toKey">What the statistics call the other category.</param>
    public static Task MoveCategoryAsync(DbSession session, Guid userId, Guid from, Guid to, long toKey, DateTimeOffset now) =>
        session.ExecuteAsync(MoveCategorySql, new { UserId = userId, FromId = from, ToId = to, ToKey = toKey, Now = now });

    public static Task EraseAsync(DbSession session, Guid userId) => session.ExecuteAsync(DeleteUserSql, new { UserId = userId });
}
