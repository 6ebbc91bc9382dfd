using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>A transaction as the matchers and the balance checks read it from the database.</summary>
internal sealed record MatchRow(
    Guid Id, Guid AccountId, DateOnly BookedOn, Money Amount, string Description, DateOnly ArrivedOn, TransactionRole Role, bool IsSplit)
{
    public static MatchRow Read(RowReader row) => new(
        row.Id(0), row.Id(1), row.Day(2), new Money(row.Long(3), row.Currency(4)), row.Text(5),
        DateOnly.FromDateTime(row.Instant(6).UtcDateTime), (TransactionRole)row.Int(7), row.Flag(8));
}

/// <summary>The SQL of transactions by account, and of what links make of them.</summary>
internal static class LinkedRowTable
{
    private const string MatchColumns = "Id, AccountId, BookedOn, AmountMinor, Currency, Description, CreatedAt, Role, IsSplit";

    private static readonly Statement LatestSql = Statement.Of(d => $"""
        SELECT {MatchColumns} FROM Transactions WHERE LedgerId = @LedgerId ORDER BY BookedOn DESC, Id DESC {d.Limit("@MaxRows")}
        """);

    private static readonly Statement OfAmountSql = Statement.Of(d => $"""
        SELECT Id FROM Transactions
        WHERE LedgerId = @LedgerId AND Currency = @Currency AND AmountMinor = @Minor AND BookedOn >= @From AND BookedOn <= @To
          AND AccountId <> @AccountId
        ORDER BY BookedOn
        {d.Limit("@MaxRows")}
        """);

    private static readonly Statement PurchaseSql = Statement.Of(d => $"""
        SELECT AmountMinor FROM Transactions
        WHERE LedgerId = @LedgerId AND MerchantKey = @MerchantKey AND BookedOn >= @From AND AmountMinor < 0
        ORDER BY BookedOn
        {d.Limit("@MaxRows")}
        """);

    private static readonly Statement OfAccountSql = Statement.Of(d => $"""
        SELECT Id FROM Transactions WHERE LedgerId = @LedgerId AND AccountId = @AccountId ORDER BY BookedOn, Id {d.Limit("@MaxRows")}
        """);

    private static readonly Statement DaySumsSql = Statement.Of("""
        SELECT BookedOn, SUM(AmountMinor) FROM Transactions
        WHERE LedgerId = @LedgerId AND AccountId = @AccountId AND BookedOn >= @From AND BookedOn <= @To
        GROUP BY BookedOn
        ORDER BY BookedOn
        """);

    private static readonly Statement UpdateSql = Statement.Of("""
        UPDATE Transactions
        SET Role = @Role, IsSplit = @IsSplit, FeeMinor = @FeeMinor, RefundedMinor = @RefundedMinor, LinkedCategoryId = @LinkedCategoryId,
            IsAnomaly = @IsAnomaly, UpdatedAt = @UpdatedAt, Version = @Version
        WHERE LedgerId = @LedgerId AND Id = @Id
        """);

    private static readonly Statement MoveLinkedCategorySql = Statement.Of("""
        UPDATE Transactions SET LinkedCategoryId = @ToId WHERE LedgerId = @LedgerId AND LinkedCategoryId = @FromId
        """);

    /// <summary>The rows booked last, the latest first.</summary>
    public static Task<List<MatchRow>> ReadLatestAsync(DbSession session, Guid ledgerId, int maxRows) =>
        session.QueryAsync(LatestSql, new { LedgerId = ledgerId, MaxRows = maxRows }, MatchRow.Read);

    /// <summary>Whether another account has a row of just this amount in the days.</summary>
    public static async Task<bool> HasAmountElsewhereAsync(
        DbSession session, TransactionRow row, long minor, DateOnly from, DateOnly to) =>
        (await session.QueryAsync(
            OfAmountSql,
            new { row.LedgerId, row.Currency, Minor = minor, From = from, To = to, row.AccountId, MaxRows = 1 },
            static found => found.Id(0))).Count > 0;

    /// <summary>Whether something was bought from the row's merchant since the day.</summary>
    public static async Task<bool> HasPurchaseAsync(DbSession session, TransactionRow row, DateOnly from) =>
        (await session.QueryAsync(
            PurchaseSql, new { row.LedgerId, row.MerchantKey, From = from, MaxRows = 1 }, static found => found.Long(0))).Count > 0;

    public static async Task<bool> HasAccountAsync(DbSession session, Guid ledgerId, Guid accountId) =>
        (await session.QueryAsync(
            OfAccountSql, new { LedgerId = ledgerId, AccountId = accountId, MaxRows = 1 }, static found => found.Id(0))).Count > 0;

    /// <summary>What the rows of an account add up to on each day that has some, the first day first.</summary>
    public static Task<List<(DateOnly Day, long Minor)>> ReadDaySumsAsync(
        DbSession session, Guid ledgerId, Guid accountId, DateOnly from, DateOnly to) => session.QueryAsync(
        DaySumsSql, new { LedgerId = ledgerId, AccountId = accountId, From = from, To = to }, static row => (row.Day(0), row.Long(1)));

    /// <summary>Stores what links and parts make of the row, and nothing else of it.</summary>
    public static Task UpdateAsync(DbSession session, TransactionRow row) => session.ExecuteAsync(UpdateSql, row);

    /// <summary>Where links made rows count in one category, they count in another one.</summary>
    public static Task MoveLinkedCategoryAsync(DbSession session, Guid ledgerId, Guid from, Guid to) =>
        session.ExecuteAsync(MoveLinkedCategorySql, new { LedgerId = ledgerId, FromId = from, ToId = to });
}
