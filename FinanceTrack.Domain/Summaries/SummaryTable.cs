using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Summaries;

/// <summary>The SQL of monthly summaries.</summary>
public static class SummaryTable
{
    private const string Columns =
        "LedgerId, Month, Currency, CategoryId, IncomeMinor, ExpenseMinor, IncomeCount, ExpenseCount, Version";

    private static readonly string[] Keys = ["LedgerId", "Month", "Currency", "CategoryId"];

    private static readonly Statement AddSql = Statement.Of(d => d.Upsert(
        "MonthlySummaries", Keys, [], ["IncomeMinor", "ExpenseMinor", "IncomeCount", "ExpenseCount", "Version"]));

    private static readonly Statement ReadSql = Statement.Of($"""
        SELECT {Columns} FROM MonthlySummaries WHERE LedgerId = @LedgerId AND Month >= @From AND Month <= @To
        ORDER BY Month, Currency, CategoryId
        """);

    // Sums of what the ledger holds, by the same keys: what the summaries must be.
    private static readonly Statement ComputeSql = Statement.Of(d => $"""
        SELECT @LedgerId AS LedgerId, {d.MonthOf("BookedOn")} AS Month, Currency, COALESCE(CategoryId, @NoCategory) AS CategoryId,
               SUM(CASE WHEN AmountMinor > 0 THEN AmountMinor ELSE 0 END) AS IncomeMinor,
               SUM(CASE WHEN AmountMinor < 0 THEN AmountMinor ELSE 0 END) AS ExpenseMinor,
               SUM(CASE WHEN AmountMinor > 0 THEN 1 ELSE 0 END) AS IncomeCount,
               SUM(CASE WHEN AmountMinor < 0 THEN 1 ELSE 0 END) AS ExpenseCount
        FROM Transactions
        WHERE LedgerId = @LedgerId
        GROUP BY {d.MonthOf("BookedOn")}, Currency, COALESCE(CategoryId, @NoCategory)
        """);

    private static readonly Statement ReadCategorySql = Statement.Of(
        $"SELECT {Columns} FROM MonthlySummaries WHERE LedgerId = @LedgerId AND CategoryId = @CategoryId");

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM MonthlySummaries WHERE LedgerId = @LedgerId");

    /// <summary>Adds to the sums, in the transaction of the change itself. Changes of the same row are added up first.</summary>
    public static async Task AddAsync(DbSession session, IEnumerable<SummaryRow> changes)
    {
        var sums = changes
            .GroupBy(c => (c.LedgerId, c.Month, c.Currency, c.CategoryId))
            .Select(g => g.Aggregate((a, b) => a.Plus(b)))
            .Where(c => !c.IsZero)
            .OrderBy(c => c.Month); // Always in the same order, so that two writers cannot wait for each other.
        foreach (var sum in sums)
            await session.ExecuteAsync(AddSql, sum);
    }

    /// <summary>Adds the sums of one category to those of another.</summary>
    internal static async Task MoveCategoryAsync(DbSession session, Guid ledgerId, Guid from, Guid to)
    {
        var sums = await session.QueryAsync(ReadCategorySql, new { LedgerId = ledgerId, CategoryId = from }, Read);
        await AddAsync(session, sums.Select(sum => (sum with { Version = 1 }).Negated())
            .Concat(sums.Select(sum => sum with { CategoryId = to, Version = 1 })));
    }

    internal static Task<List<SummaryRow>> ReadAsync(DbSession session, Guid ledgerId, Month from, Month to) =>
        session.QueryAsync(ReadSql, new { LedgerId = ledgerId, From = from.Number, To = to.Number }, Read);

    internal static Task<IReadOnlyList<SummaryRow>> ComputeAsync(DbSession session, Guid ledgerId) =>
        session.QueryAsync<SummaryRow>(ComputeSql, new { LedgerId = ledgerId, NoCategory = Guid.Empty });

    private static SummaryRow Read(RowReader row) => new()
    {
        LedgerId = row.Id(0),
        Month = row.Int(1),
        Currency = row.Currency(2),
        CategoryId = row.Id(3),
        IncomeMinor = row.Long(4),
        ExpenseMinor = row.Long(5),
        IncomeCount = row.Int(6),
        ExpenseCount = row.Int(7),
        Version = row.Int(8),
    };

    public static Task DeleteAsync(DbSession session, Guid ledgerId) => session.ExecuteAsync(DeleteSql, new { LedgerId = ledgerId });
}
