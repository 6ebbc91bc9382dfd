using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>The SQL of single transactions. Changes belong to the Ledger, which keeps everything that follows from them right.</summary>
internal static class TransactionTable
{
    private static readonly Statement InsertSql = Statement.Of(
        $"INSERT INTO Transactions ({TransactionColumns.All}) VALUES ({SqlText.Parameters(TransactionColumns.Names)})");

    private static readonly Statement FindSql = Statement.Of(
        $"SELECT {TransactionColumns.All} FROM Transactions WHERE LedgerId = @LedgerId AND Id = @Id");

    private static readonly Statement FindExternalIdKeysSql = Statement.Of(
        "SELECT ExternalIdKey FROM Transactions WHERE LedgerId = @LedgerId AND ExternalIdKey IN @Keys");

    private static readonly Statement FindByExternalIdKeysSql = Statement.Of(
        $"SELECT {TransactionColumns.Shown} FROM Transactions WHERE LedgerId = @LedgerId AND ExternalIdKey IN @Keys");

    private static readonly Statement UpdateSql = Statement.Of(
        $"UPDATE Transactions SET {TransactionColumns.Assignments} WHERE LedgerId = @LedgerId AND Id = @Id");

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM Transactions WHERE LedgerId = @LedgerId AND Id = @Id");

    private static readonly Statement AllSql = Statement.Of(
        $"SELECT {TransactionColumns.All} FROM Transactions WHERE LedgerId = @LedgerId ORDER BY Sequence");

    private static readonly Statement CountSql = Statement.Of("SELECT COUNT(*) FROM Transactions WHERE LedgerId = @LedgerId");

    private static readonly Statement CountInCategorySql = Statement.Of(
        "SELECT COUNT(*) FROM Transactions WHERE LedgerId = @LedgerId AND CategoryId = @CategoryId");

    private static readonly Statement MoveCategorySql = Statement.Of("""
        UPDATE Transactions SET CategoryId = @ToId, CategoryKey = @ToKey, UpdatedAt = @Now, Version = Version + 1
        WHERE LedgerId = @LedgerId AND CategoryId = @FromId
        """);

    private static readonly Statement DeleteUserSql = Statement.Of("DELETE FROM Transactions WHERE LedgerId = @LedgerId");

    /// <param name="rows">Of one ledger, in the order of their sequence numbers.</param>
    public static async Task InsertAsync(DbSession session, IReadOnlyList<TransactionRow> rows)
    {
        await (rows.Count == 1
            ? session.ExecuteAsync(InsertSql, rows[0])
            : session.InsertManyAsync("Transactions", TransactionColumns.Names, [.. rows.Select(TransactionColumns.ValuesOf)]));
        await SearchBlockTable.StoreFilledAsync(session, rows);
    }

    public static async Task<TransactionRow?> FindAsync(DbSession session, Guid ledgerId, Guid id) =>
        (await session.QueryAsync(FindSql, new { LedgerId = ledgerId, Id = id }, TransactionColumns.Read)).SingleOrDefault();

    /// <summary>Which of these <see cref="TransactionRow.ExternalIdKey"/> are in use; ask for at most a few hundred.</summary>
    public static Task<List<string>> FindExternalIdKeysAsync(DbSession session, Guid ledgerId, IReadOnlyList<string> keys) =>
        session.QueryAsync(FindExternalIdKeysSql, new { LedgerId = ledgerId, Keys = keys }, row => row.Text(0));

    /// <summary>The transactions with these <see cref="TransactionRow.ExternalIdKey"/>; ask for at most a few hundred.</summary>
    public static Task<List<TransactionDetails>> FindByExternalIdKeysAsync(DbSession session, Guid ledgerId, IReadOnlyList<string> keys) =>
        session.QueryAsync(FindByExternalIdKeysSql, new { LedgerId = ledgerId, Keys = keys }, TransactionColumns.ReadDetails);

    public static Task UpdateAsync(DbSession session, TransactionRow row) => session.ExecuteAsync(UpdateSql, row);

    public static Task DeleteAsync(DbSession session, Guid ledgerId, Guid id) =>
        session.ExecuteAsync(DeleteSql, new { LedgerId = ledgerId, Id = id });

    /// <summary>All of a ledger's transactions in the order of recording, as they arrive.</summary>
    public static IAsyncEnumerable<TransactionRow> StreamAsync(Database database, Guid ledgerId, CancellationToken cancellationToken) =>
        database.StreamAsync<TransactionRow>(AllSql, new { LedgerId = ledgerId }, cancellationToken);

    public static Task<long> CountAsync(DbSession session, Guid ledgerId) =>
        session.ScalarAsync<long>(CountSql, new { LedgerId = ledgerId });

    public static async Task<bool> HasCategoryAsync(DbSession session, Guid ledgerId, Guid categoryId) =>
        await CountInCategoryAsync(session, ledgerId, categoryId) > 0;

    public static Task<int> CountInCategoryAsync(DbSession session, Guid ledgerId, Guid categoryId) =>
        session.ScalarAsync<int>(CountInCategorySql, new { LedgerId = ledgerId, CategoryId = categoryId });

    /// <summary>Gives the transactions of one category another one.</summary>
    /// <param name="toKey">What the statistics call the other category.</param>
    public static Task MoveCategoryAsync(DbSession session, Guid ledgerId, Guid from, Guid to, long toKey, DateTimeOffset now) =>
        session.ExecuteAsync(MoveCategorySql, new { LedgerId = ledgerId, FromId = from, ToId = to, ToKey = toKey, Now = now });

    public static Task EraseAsync(DbSession session, Guid ledgerId) => session.ExecuteAsync(DeleteUserSql, new { LedgerId = ledgerId });
}
