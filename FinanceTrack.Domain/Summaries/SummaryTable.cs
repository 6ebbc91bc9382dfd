using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Summaries;

/// <summary>The SQL of monthly summaries.</summary>
public static class SummaryTable
{
    private const string Columns =
        "UserId, Month, Currency, CategoryId, IncomeMinor, ExpenseMinor, IncomeCount, ExpenseCount, Version";

    private static readonly string[] Keys = ["UserId", "Month", "Currency", "CategoryId"];

    private static readonly Statement AddSql = Statement.Of(d => d.Upsert(
        "MonthlySummaries", Keys, [], ["IncomeMinor", "ExpenseMinor", "IncomeCount", "ExpenseCount", "Version"]));

    private static readonly Statement ReadSql = Statement.Of($"""
        SELECT {Columns} FROM MonthlySummaries WHERE UserId = @UserId AND Month >= @From AND Month <= @To
        ORDER BY Month, Currency, CategoryId
        """);

    // Sums of what the ledger holds, by the same keys: what the summaries must be.
    private static readonly Statement ComputeSql = Statement.Of(d => $"""
        SELECT @UserId AS UserId, {d.MonthOf("BookedOn")} AS Month, Currency, COALESCE(CategoryId, @NoCategory) AS CategoryId,
               SUM(CASE WHEN AmountMinor > 0 THEN AmountMinor ELSE 0 END) AS IncomeMinor,
               SUM(CASE WHEN AmountMinor < 0 THEN AmountMinor ELSE 0 END) AS ExpenseMinor,
               SUM(CASE WHEN AmountMinor > 0 THEN 1 ELSE 0 END) AS IncomeCount,
               SUM(CASE WHEN AmountMinor < 0 THEN 1 ELSE 0 END) AS ExpenseCount
        FROM Transactions
        WHERE UserId = @UserId
        GROUP BY {d.MonthOf("BookedOn")}, Currency, COALESCE(CategoryId, @NoCategory)
        """);

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM MonthlySummaries WHERE UserId = @UserId");

    /// <summary>Adds to the sums, in the transaction of the change itself. Changes of the same row are added up first.</summary>
    public static async Task AddAsync(DbSession session, IEnumerable<SummaryRow> changes)
    {
        var sums = changes
            .GroupBy(c => (c.UserId, c.Month, c.Currency, c.CategoryId))
            .Select(g => g.Aggregate((a, b) => a.Plus(b)))
            .Where(c => !c.IsZero)
            .OrderBy(c => c.Month); // Always in the same order, so that two writers cannot wait for each other.
        foreach (var sum in sums)
            await session.ExecuteAsync(AddSql, sum);
    }

    internal static Task<IReadOnlyList<SummaryRow>> ReadAsync(DbSession session, Guid userId, Month from, Month to) =>
        session.QueryAsync<SummaryRow>(ReadSql, new { UserId = userId, From = from.Number, To = to.Number });

    internal static Task<IReadOnlyList<SummaryRow>> ComputeAsync(DbSession session, Guid userId) =>
        session.QueryAsync<SummaryRow>(ComputeSql, new { UserId = userId, NoCategory = Guid.Empty });

    public static Task DeleteAsync(DbSession session, Guid userId) => session.ExecuteAsync(DeleteSql, new { UserId = userId });
}
