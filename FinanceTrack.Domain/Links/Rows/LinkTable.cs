using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Links.Rows;

/// <summary>The SQL of links. The ledger is locked by every change of them.</summary>
internal static class LinkTable
{
    private const string Columns =
        "LedgerId, Id, Kind, FromId, ToId, AmountMinor, Currency, State, Confidence, Reasons, CreatedAt, UpdatedAt, Version";

    private const string Select = $"SELECT {Columns} FROM Links WHERE LedgerId = @LedgerId";

    private static readonly string[] ColumnNames = Columns.Split(", ");

    private static readonly Statement InsertSql = Statement.Of($"INSERT INTO Links ({Columns}) VALUES ({SqlText.Parameters(ColumnNames)})");

    private static readonly Statement UpdateSql = Statement.Of("""
        UPDATE Links
        SET AmountMinor = @AmountMinor, State = @State, Confidence = @Confidence, Reasons = @Reasons, UpdatedAt = @UpdatedAt,
            Version = @Version
        WHERE LedgerId = @LedgerId AND Id = @Id
        """);

    private static readonly Statement FindSql = Statement.Of($"{Select} AND Id = @Id");

    private static readonly Statement FindPairSql = Statement.Of($"{Select} AND FromId = @FromId AND ToId = @ToId");

    private static readonly Statement OfRowSql = Statement.Of(
        $"{Select} AND FromId = @RowId UNION ALL {Select} AND ToId = @RowId AND FromId <> @RowId");

    private static readonly Statement AllSql = Statement.Of(Select);

    private static readonly Statement ListSql = Statement.Of(d => $"""
        {Select} AND Id < @Before AND State >= @MinState AND State <= @MaxState AND Kind >= @MinKind AND Kind <= @MaxKind
        ORDER BY Id DESC
        {d.Limit("@Rows")}
        """);

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM Links WHERE LedgerId = @LedgerId AND Id = @Id");

    private static readonly Statement DeleteOfRowSql = Statement.Of("""
        DELETE FROM Links WHERE LedgerId = @LedgerId AND FromId = @RowId;
        DELETE FROM Links WHERE LedgerId = @LedgerId AND ToId = @RowId;
        """);

    private static readonly Statement EraseSql = Statement.Of("DELETE FROM Links WHERE LedgerId = @LedgerId");

    public static async Task<LinkRow?> FindAsync(DbSession session, Guid ledgerId, Guid id) =>
        (await session.QueryAsync(FindSql, new { LedgerId = ledgerId, Id = id }, LinkRow.Read)).SingleOrDefault();

    public static async Task<LinkRow?> FindPairAsync(DbSession session, Guid ledgerId, Guid fromId, Guid toId) =>
        (await session.QueryAsync(FindPairSql, new { LedgerId = ledgerId, FromId = fromId, ToId = toId }, LinkRow.Read)).SingleOrDefault();

    /// <summary>All links of a row, the refused ones too.</summary>
    public static Task<List<LinkRow>> ReadOfRowAsync(DbSession session, Guid ledgerId, Guid rowId) =>
        session.QueryAsync(OfRowSql, new { LedgerId = ledgerId, RowId = rowId }, LinkRow.Read);

    /// <summary>All links of a ledger, the refused ones too.</summary>
    public static Task<List<LinkRow>> ReadAllAsync(DbSession session, Guid ledgerId) =>
        session.QueryAsync(AllSql, new { LedgerId = ledgerId }, LinkRow.Read);

    /// <summary>The latest first.</summary>
    public static Task<List<LinkRow>> ListAsync(
        DbSession session, Guid ledgerId, (LinkState Min, LinkState Max) states, (LinkKind Min, LinkKind Max) kinds, Guid before,
        int rows) =>
        session.QueryAsync(
            ListSql,
            new
            {
                LedgerId = ledgerId,
                Before = before,
                MinState = states.Min,
                MaxState = states.Max,
                MinKind = kinds.Min,
                MaxKind = kinds.Max,
                Rows = rows,
            },
            LinkRow.Read);

    public static Task InsertAsync(DbSession session, LinkRow row) => session.ExecuteAsync(InsertSql, row);

    public static Task UpdateAsync(DbSession session, LinkRow row) => session.ExecuteAsync(UpdateSql, row);

    public static Task DeleteAsync(DbSession session, LinkRow row) => session.ExecuteAsync(DeleteSql, new { row.LedgerId, row.Id });

    /// <summary>What was said of a row leaves with the row.</summary>
    public static Task DeleteOfRowAsync(DbSession session, Guid ledgerId, Guid rowId) =>
        session.ExecuteAsync(DeleteOfRowSql, new { LedgerId = ledgerId, RowId = rowId });

    public static Task EraseAsync(DbSession session, Guid ledgerId) => session.ExecuteAsync(EraseSql, new { LedgerId = ledgerId });
}
