using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Insights.Storage;

/// <summary>Which insights a list shows; what is null does not matter.</summary>
/// <param name="IsDismissed">Whether to list those that were dismissed.</param>
/// <param name="IsTop">Only what changed: at most five, in no other order than the list's.</param>
public sealed record InsightFilter(
    InsightKind? Kind = null, InsightSeverity? Severity = null, bool IsDismissed = false, bool IsTop = false);

/// <summary>The SQL of insights.</summary>
internal static class InsightTable
{
    private static readonly Statement AllSql = Statement.Of(
        $"SELECT {InsightColumns.All} FROM Insights WHERE LedgerId = @LedgerId ORDER BY Id");

    private static readonly Statement PageSql = Statement.Of(d => $"""
        SELECT {InsightColumns.All} FROM Insights
        WHERE LedgerId = @LedgerId AND AboutDay <= @AfterDay AND (AboutDay < @AfterDay OR Id < @AfterId)
          AND IsDismissed = @IsDismissed AND (IsFound = 1 OR IsDismissed = 1) AND TopPlace >= @MinPlace
          AND Kind >= @MinKind AND Kind <= @MaxKind AND Severity >= @MinSeverity AND Severity <= @MaxSeverity
        ORDER BY AboutDay DESC, Id DESC
        {d.Limit("@Rows")}
        """);

    private static readonly Statement LockSql = Statement.Of(
        d => $"SELECT {InsightColumns.All} FROM Insights {d.ForUpdate} WHERE LedgerId = @LedgerId AND Id = @Id");

    private static readonly Statement UpdateSql = Statement.Of(
        $"UPDATE Insights SET {InsightColumns.Assignments} WHERE LedgerId = @LedgerId AND Id = @Id");

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM Insights WHERE LedgerId = @LedgerId AND Id = @Id");

    private static readonly Statement EraseSql = Statement.Of("DELETE FROM Insights WHERE LedgerId = @LedgerId");

    /// <summary>All of a ledger, dismissed ones too.</summary>
    public static Task<List<InsightRow>> ListAsync(DbSession session, Guid ledgerId) =>
        session.QueryAsync(AllSql, new { LedgerId = ledgerId }, InsightColumns.Read);

    public static Task<List<InsightRow>> ListAsync(
        DbSession session, Guid ledgerId, InsightFilter filter, TransactionCursor after, int rows) => session.QueryAsync(PageSql, new
        {
            LedgerId = ledgerId,
            AfterDay = after.BookedOn,
            AfterId = after.Id,
            filter.IsDismissed,
            MinPlace = filter.IsTop ? 1 : 0,
            MinKind = (int)(filter.Kind ?? InsightKind.MonthUnusual),
            MaxKind = (int)(filter.Kind ?? InsightKind.RefundExpected),
            MinSeverity = (int)(filter.Severity ?? InsightSeverity.Info),
            MaxSeverity = (int)(filter.Severity ?? InsightSeverity.Warning),
            Rows = rows,
        }, InsightColumns.Read);

    /// <summary>The row, locked until the transaction ends.</summary>
    public static async Task<InsightRow?> LockAsync(DbSession session, Guid ledgerId, Guid id) =>
        (await session.QueryAsync(LockSql, new { LedgerId = ledgerId, Id = id }, InsightColumns.Read)).SingleOrDefault();

    public static Task InsertAsync(DbSession session, IReadOnlyList<InsightRow> rows) =>
        session.InsertManyAsync("Insights", InsightColumns.Names, [.. rows.Select(InsightColumns.ValuesOf)]);

    public static Task UpdateAsync(DbSession session, InsightRow row) => session.ExecuteAsync(UpdateSql, row);

    public static Task DeleteAsync(DbSession session, InsightRow row) => session.ExecuteAsync(DeleteSql, new { row.LedgerId, row.Id });

    public static Task EraseAsync(DbSession session, Guid ledgerId) => session.ExecuteAsync(EraseSql, new { LedgerId = ledgerId });
}
