using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Summaries;

/// <summary>The SQL of monthly sums.</summary>
public static class SummaryTable
{
    private const string Figures = "IncomeMinor, ExpenseMinor, RefundMinor, RefundedMinor, TransferMinor, AdjustmentMinor, Items, Version";

    private const string Columns = "LedgerId, Month, Currency, CategoryId, AccountId, " + Figures;

    private static readonly string[] Keys = ["LedgerId", "Month", "Currency", "CategoryId", "AccountId"];

    private static readonly Statement AddSql = Statement.Of(d => d.Upsert("MonthlySums", Keys, [], Figures.Split(", ")));

    private static readonly Statement ReadSql = Statement.Of($"""
        SELECT {Columns} FROM MonthlySums WHERE LedgerId = @LedgerId AND Month >= @From AND Month <= @To
        ORDER BY Month, Currency, CategoryId
        """);

    private static readonly Statement ReadAccountSql = Statement.Of($"""
        SELECT {Columns} FROM MonthlySums
        WHERE LedgerId = @LedgerId AND Month >= @From AND Month <= @To AND AccountId = @AccountId
        ORDER BY Month, Currency, CategoryId
        """);

    // Sums of what the ledger holds, by the same keys: what the monthly sums must be.
    private static readonly Statement ComputeSql = Statement.Of(d => $"""
        SELECT @LedgerId AS LedgerId, Month, Currency, CategoryId, AccountId,
               SUM(IncomeMinor) AS IncomeMinor, SUM(ExpenseMinor) AS ExpenseMinor, SUM(RefundMinor) AS RefundMinor,
               SUM(RefundedMinor) AS RefundedMinor, SUM(TransferMinor) AS TransferMinor, SUM(AdjustmentMinor) AS AdjustmentMinor,
               SUM(Items) AS Items
        FROM ({Contributions(d)}) AS Contributions
        GROUP BY Month, Currency, CategoryId, AccountId
        """);

    private static readonly Statement ReadCategorySql = Statement.Of(
        $"SELECT {Columns} FROM MonthlySums WHERE LedgerId = @LedgerId AND CategoryId = @CategoryId");

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM MonthlySums WHERE LedgerId = @LedgerId");

    /// <summary>Adds to the sums, in the transaction of the change itself. Changes of the same row are added up first.</summary>
    public static async Task AddAsync(DbSession session, IEnumerable<SummaryRow> changes)
    {
        var sums = changes
            .GroupBy(c => (c.LedgerId, c.Month, c.Currency, c.CategoryId, c.AccountId))
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

    /// <param name="accountId">Null for all accounts.</param>
    internal static Task<List<SummaryRow>> ReadAsync(DbSession session, Guid ledgerId, Month from, Month to, Guid? accountId = null) =>
        accountId is { } account
            ? session.QueryAsync(
                ReadAccountSql, new { LedgerId = ledgerId, From = from.Number, To = to.Number, AccountId = account }, Read)
            : session.QueryAsync(ReadSql, new { LedgerId = ledgerId, From = from.Number, To = to.Number }, Read);

    internal static Task<IReadOnlyList<SummaryRow>> ComputeAsync(DbSession session, Guid ledgerId) =>
        session.QueryAsync<SummaryRow>(ComputeSql, new { LedgerId = ledgerId, NoCategory = Guid.Empty });

    public static Task DeleteAsync(DbSession session, Guid ledgerId) => session.ExecuteAsync(DeleteSql, new { LedgerId = ledgerId });

    private static SummaryRow Read(RowReader row) => new()
    {
        LedgerId = row.Id(0),
        Month = row.Int(1),
        Currency = row.Currency(2),
        CategoryId = row.Id(3),
        AccountId = row.Id(4),
        IncomeMinor = row.Long(5),
        ExpenseMinor = row.Long(6),
        RefundMinor = row.Long(7),
        RefundedMinor = row.Long(8),
        TransferMinor = row.Long(9),
        AdjustmentMinor = row.Long(10),
        Items = row.Int(11),
        Version = row.Int(12),
    };

    // Whole rows, then the parts of split ones, the fees of transfers, and what was paid back of expenses. The numbers are those of
    // TransactionRole.
    private static string Contributions(IDialect d) => $"""
        SELECT {d.MonthOf("BookedOn")} AS Month, Currency, AccountId,
               COALESCE(CASE Role WHEN 2 THEN COALESCE(LinkedCategoryId, CategoryId) WHEN 3 THEN NULL ELSE CategoryId END, @NoCategory)
                   AS CategoryId,
               CASE WHEN Role = 0 AND AmountMinor > 0 THEN AmountMinor ELSE 0 END AS IncomeMinor,
               CASE WHEN Role = 0 AND AmountMinor < 0 THEN AmountMinor ELSE 0 END AS ExpenseMinor,
               CASE WHEN Role = 2 THEN AmountMinor ELSE 0 END AS RefundMinor,
               0 AS RefundedMinor,
               CASE WHEN Role = 1 THEN AmountMinor + FeeMinor ELSE 0 END AS TransferMinor,
               CASE WHEN Role = 3 THEN AmountMinor ELSE 0 END AS AdjustmentMinor,
               1 AS Items
        FROM Transactions WHERE LedgerId = @LedgerId AND NOT (Role = 0 AND IsSplit = 1)
        UNION ALL
        SELECT {d.MonthOf("t.BookedOn")}, t.Currency, t.AccountId, COALESCE(p.CategoryId, @NoCategory),
               CASE WHEN p.AmountMinor > 0 THEN p.AmountMinor ELSE 0 END, CASE WHEN p.AmountMinor < 0 THEN p.AmountMinor ELSE 0 END,
               0, 0, 0, 0, 1
        FROM Transactions t JOIN TransactionParts p ON p.LedgerId = t.LedgerId AND p.TransactionId = t.Id
        WHERE t.LedgerId = @LedgerId AND t.Role = 0 AND t.IsSplit = 1
        UNION ALL
        SELECT {d.MonthOf("BookedOn")}, Currency, AccountId, COALESCE(LinkedCategoryId, @NoCategory), 0, -FeeMinor, 0, 0, 0, 0, 0
        FROM Transactions WHERE LedgerId = @LedgerId AND FeeMinor <> 0
        UNION ALL
        SELECT {d.MonthOf("BookedOn")}, Currency, AccountId, COALESCE(LinkedCategoryId, CategoryId, @NoCategory),
               0, 0, 0, RefundedMinor, 0, 0, 0
        FROM Transactions WHERE LedgerId = @LedgerId AND RefundedMinor <> 0
        """;
}
