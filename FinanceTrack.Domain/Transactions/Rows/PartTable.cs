using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>The SQL of the parts of split transactions.</summary>
internal static class PartTable
{
    private const string Columns = "LedgerId, TransactionId, Number, CategoryId, AmountMinor, Note";

    private static readonly string[] ColumnNames = Columns.Split(", ");

    private static readonly Statement ReadSql = Statement.Of(
        $"SELECT {Columns} FROM TransactionParts WHERE LedgerId = @LedgerId AND TransactionId = @TransactionId ORDER BY Number");

    private static readonly Statement AllSql = Statement.Of(
        $"SELECT {Columns} FROM TransactionParts WHERE LedgerId = @LedgerId ORDER BY TransactionId, Number");

    private static readonly Statement CountInCategorySql = Statement.Of(
        "SELECT COUNT(*) FROM TransactionParts WHERE LedgerId = @LedgerId AND CategoryId = @CategoryId");

    private static readonly Statement MoveCategorySql = Statement.Of(
        "UPDATE TransactionParts SET CategoryId = @ToId WHERE LedgerId = @LedgerId AND CategoryId = @FromId");

    private static readonly Statement DeleteSql = Statement.Of(
        "DELETE FROM TransactionParts WHERE LedgerId = @LedgerId AND TransactionId = @TransactionId");

    private static readonly Statement EraseSql = Statement.Of("DELETE FROM TransactionParts WHERE LedgerId = @LedgerId");

    /// <summary>The parts of a row; none, without a query, where it is not split.</summary>
    public static async ValueTask<IReadOnlyList<TransactionPart>> ReadAsync(DbSession session, TransactionRow row) => row.IsSplit
        ? await session.QueryAsync(ReadSql, new { row.LedgerId, TransactionId = row.Id }, TransactionPart.Read)
        : [];

    /// <summary>The parts of all split transactions.</summary>
    public static Task<List<TransactionPart>> ReadAllAsync(DbSession session, Guid ledgerId) =>
        session.QueryAsync(AllSql, new { LedgerId = ledgerId }, TransactionPart.Read);

    public static Task InsertAsync(DbSession session, IReadOnlyList<TransactionPart> parts) => session.InsertManyAsync(
        "TransactionParts", ColumnNames,
        [.. parts.Select(p => new object?[] { p.LedgerId, p.TransactionId, p.Number, p.CategoryId, p.AmountMinor, p.Note })]);

    public static Task DeleteAsync(DbSession session, TransactionRow row) =>
        session.ExecuteAsync(DeleteSql, new { row.LedgerId, TransactionId = row.Id });

    public static async Task<bool> HasCategoryAsync(DbSession session, Guid ledgerId, Guid categoryId) =>
        await session.ScalarAsync<int>(CountInCategorySql, new { LedgerId = ledgerId, CategoryId = categoryId }) > 0;

    public static Task MoveCategoryAsync(DbSession session, Guid ledgerId, Guid from, Guid to) =>
        session.ExecuteAsync(MoveCategorySql, new { LedgerId = ledgerId, FromId = from, ToId = to });

    public static Task EraseAsync(DbSession session, Guid ledgerId) => session.ExecuteAsync(EraseSql, new { LedgerId = ledgerId });
}
