using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Transactions.Figures;

/// <summary>
/// The SQL of sums over any days and filters, by the same rules as the monthly sums: split rows count by their parts, refunds in the
/// category of their expense, transfers only with their fee.
/// </summary>
internal static class FiguresTable
{
    [Flags]
    private enum Part
    {
        Category = 1,
        Account = 2,
        Text = 4,
    }

    private const int Filters = 8;

    // Far behind and before any row.
    private static readonly DateOnly First = new(1, 1, 1);
    private static readonly DateOnly Last = new(9999, 12, 31);

    // Only parts can be several of one transaction: telling apart the ids of all rows would take most of the time.
    private const string Sums = """
        SUM(-ExpenseMinor - RefundMinor), SUM(IncomeMinor),
        COUNT(CASE WHEN SplitId IS NULL AND (ExpenseMinor <> 0 OR RefundMinor <> 0) THEN 1 END)
          + COUNT(DISTINCT CASE WHEN ExpenseMinor <> 0 OR RefundMinor <> 0 THEN SplitId END),
        COUNT(CASE WHEN SplitId IS NULL AND IncomeMinor <> 0 THEN 1 END) + COUNT(DISTINCT CASE WHEN IncomeMinor <> 0 THEN SplitId END),
        COUNT(CASE WHEN SplitId IS NULL AND ExpenseMinor <> 0 THEN 1 END) + COUNT(DISTINCT CASE WHEN ExpenseMinor <> 0 THEN SplitId END)
        """;

    private static readonly Statement[] TotalSql = [.. Each((d, part) => $"""
        SELECT Currency, {Sums} FROM ({Contributions(d, part)}) AS Contributions {Where(part)}
        GROUP BY Currency ORDER BY Currency
        """)];

    private static readonly Statement[] CategorySql = [.. Each((d, part) => $"""
        SELECT Currency, {Sums}, CategoryId FROM ({Contributions(d, part)}) AS Contributions {Where(part)}
        GROUP BY Currency, CategoryId ORDER BY SUM(ExpenseMinor + RefundMinor), CategoryId
        """)];

    private static readonly Statement[] MonthSql = [.. Each((d, part) => $"""
        SELECT Currency, {Sums}, Month FROM ({Contributions(d, part)}) AS Contributions {Where(part)}
        GROUP BY Currency, Month ORDER BY Month, Currency
        """)];

    private static readonly Statement[] MerchantSql = [.. Each((d, part) => $"""
        SELECT Currency, {Sums}, MIN(Description), MerchantKey FROM ({Contributions(d, part)}) AS Contributions {Where(part)}
        GROUP BY Currency, MerchantKey HAVING Currency = @Currency AND SUM(ExpenseMinor + RefundMinor) < 0
        ORDER BY SUM(ExpenseMinor + RefundMinor), MerchantKey {d.Limit("@Rows")}
        """)];

    private static readonly Statement[] LargestSql = [.. Each((d, part) => $"""
        SELECT {TransactionColumns.Shown} FROM Transactions
        WHERE {Rows(part, "Transactions")} AND Role = 0 AND AmountMinor < 0 AND Currency = @Currency
          {(part.HasFlag(Part.Category) ? "AND CategoryId = @CategoryId" : "")}
        ORDER BY AmountMinor, BookedOn DESC, Id {d.Limit("@Rows")}
        """)];

    /// <summary>The largest expenses of a currency, the largest first.</summary>
    public static Task<List<TransactionDetails>> LargestAsync(
        DbSession session, Guid ledgerId, FiguresFilter filter, string currency, int rows) =>
        session.QueryAsync(
            LargestSql[(int)PartsOf(filter)], ParametersOf(ledgerId, filter, rows, currency), TransactionColumns.ReadDetails);

    public static Task<List<Figures>> TotalAsync(DbSession session, Guid ledgerId, FiguresFilter filter) =>
        ReadAsync(session, TotalSql, ledgerId, filter, 0, _ => new FiguresGroup());

    /// <summary>The category with the most spending first.</summary>
    public static Task<List<Figures>> ByCategoryAsync(DbSession session, Guid ledgerId, FiguresFilter filter) =>
        ReadAsync(session, CategorySql, ledgerId, filter, 0, row => new FiguresGroup(CategoryId: row.Id(6)));

    /// <summary>The earliest first; months without a row are not there.</summary>
    public static Task<List<Figures>> ByMonthAsync(DbSession session, Guid ledgerId, FiguresFilter filter) =>
        ReadAsync(session, MonthSql, ledgerId, filter, 0, row => new FiguresGroup(Month: row.Int(6)));

    /// <summary>The merchants of a currency, the one with the most spending first.</summary>
    public static Task<List<Figures>> ByMerchantAsync(
        DbSession session, Guid ledgerId, FiguresFilter filter, string currency, int rows) =>
        ReadAsync(
            session, MerchantSql, ledgerId, filter, rows,
            row => new FiguresGroup(Merchant: row.Text(6), MerchantKey: row.Long(7)), currency);

    private static Task<List<Figures>> ReadAsync(
        DbSession session, Statement[] statements, Guid ledgerId, FiguresFilter filter, int rows, Func<RowReader, FiguresGroup> group,
        string currency = "") =>
        session.QueryAsync(
            statements[(int)PartsOf(filter)],
            ParametersOf(ledgerId, filter, rows, currency),
            row => new Figures(row.Currency(0), group(row), row.Long(1), row.Long(2), row.Int(3), row.Int(4)) { Payments = row.Int(5) });

    private static object ParametersOf(Guid ledgerId, FiguresFilter filter, int rows, string currency) => new
    {
        LedgerId = ledgerId,
        From = filter.From ?? First,
        To = filter.To ?? Last,
        CategoryId = filter.CategoryId ?? Guid.Empty,
        AccountId = filter.AccountId ?? Guid.Empty,
        Text = filter.Text is null ? "" : SearchText.Pattern(filter.Text),
        NoCategory = Guid.Empty,
        Currency = currency,
        Rows = rows,
    };

    private static Part PartsOf(FiguresFilter filter) =>
        (filter.CategoryId is null ? 0 : Part.Category) | (filter.AccountId is null ? 0 : Part.Account)
        | (filter.Text is null ? 0 : Part.Text);

    private static IEnumerable<Statement> Each(Func<IDialect, Part, string> render) =>
        Enumerable.Range(0, Filters).Select(part => Statement.Of(d => render(d, (Part)part)));

    private static string Where(Part part) => part.HasFlag(Part.Category) ? "WHERE CategoryId = @CategoryId" : "";

    private static string Rows(Part part, string table = "t") => $"""
        {table}.LedgerId = @LedgerId AND {table}.BookedOn >= @From AND {table}.BookedOn <= @To
        {(part.HasFlag(Part.Account) ? $"AND {table}.AccountId = @AccountId" : "")}
        {(part.HasFlag(Part.Text) ? $"AND {table}.SearchText LIKE @Text ESCAPE '{SearchText.Escape}'" : "")}
        """;

    // As the contributions of the monthly sums. The numbers are those of TransactionRole. A transfer alone has a fee; the second condition
    // on its role is that of the index, which SQLite compares as it is written.
    private static string Contributions(IDialect d, Part part) => $"""
        SELECT NULLIF(t.Id, t.Id) AS SplitId, {d.MonthOf("t.BookedOn")} AS Month, t.Currency, t.MerchantKey, t.Description,
               COALESCE(CASE t.Role WHEN 2 THEN COALESCE(t.LinkedCategoryId, t.CategoryId) ELSE t.CategoryId END, @NoCategory)
                   AS CategoryId,
               CASE WHEN t.Role = 0 AND t.AmountMinor > 0 THEN t.AmountMinor ELSE 0 END AS IncomeMinor,
               CASE WHEN t.Role = 0 AND t.AmountMinor < 0 THEN t.AmountMinor ELSE 0 END AS ExpenseMinor,
               CASE WHEN t.Role = 2 THEN t.AmountMinor ELSE 0 END AS RefundMinor
        FROM Transactions t WHERE {Rows(part)} AND t.Role IN (0, 2) AND NOT (t.Role = 0 AND t.IsSplit = 1)
        UNION ALL
        SELECT t.Id, {d.MonthOf("t.BookedOn")}, t.Currency, t.MerchantKey, t.Description, COALESCE(p.CategoryId, @NoCategory),
               CASE WHEN p.AmountMinor > 0 THEN p.AmountMinor ELSE 0 END, CASE WHEN p.AmountMinor < 0 THEN p.AmountMinor ELSE 0 END, 0
        FROM Transactions t JOIN TransactionParts p ON p.LedgerId = t.LedgerId AND p.TransactionId = t.Id
        WHERE {Rows(part)} AND t.Role = 0 AND t.IsSplit = 1
        UNION ALL
        SELECT NULLIF(t.Id, t.Id), {d.MonthOf("t.BookedOn")}, t.Currency, t.MerchantKey, t.Description,
               COALESCE(t.LinkedCategoryId, @NoCategory),
               0, -t.FeeMinor, 0
        FROM Transactions t WHERE {Rows(part)} AND t.Role = 1 AND t.Role <> 0 AND t.FeeMinor <> 0
        """;
}
