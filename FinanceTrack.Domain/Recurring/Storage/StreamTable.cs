using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Recurring.Storage;

/// <summary>Which streams a list shows; what is null does not matter.</summary>
/// <param name="Decision">Without one, dismissed streams are left out.</param>
public sealed record StreamFilter(StreamStatus? Status = null, StreamDecision? Decision = null);

/// <summary>The SQL of recurring streams.</summary>
internal static class StreamTable
{
    private static readonly Statement AllSql = Statement.Of(
        $"SELECT {StreamColumns.All} FROM RecurringStreams WHERE LedgerId = @LedgerId ORDER BY Id");

    private static readonly Statement PageSql = Statement.Of(d => $"""
        SELECT {StreamColumns.All} FROM RecurringStreams
        WHERE LedgerId = @LedgerId AND Id < @Before AND Status >= @MinStatus AND Status <= @MaxStatus
          AND Decision >= @MinDecision AND Decision <= @MaxDecision AND Decision <> @Hidden
        ORDER BY Id DESC
        {d.Limit("@Rows")}
        """);

    private static readonly Statement LockSql = Statement.Of(
        d => $"SELECT {StreamColumns.All} FROM RecurringStreams {d.ForUpdate} WHERE LedgerId = @LedgerId AND Id = @Id");

    private static readonly Statement UpdateSql = Statement.Of(
        $"UPDATE RecurringStreams SET {StreamColumns.Assignments} WHERE LedgerId = @LedgerId AND Id = @Id");

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM RecurringStreams WHERE LedgerId = @LedgerId AND Id = @Id");

    private static readonly Statement EraseSql = Statement.Of("DELETE FROM RecurringStreams WHERE LedgerId = @LedgerId");

    /// <summary>All of a ledger, dismissed ones too.</summary>
    public static Task<List<StreamRow>> ListAsync(DbSession session, Guid ledgerId) =>
        session.QueryAsync(AllSql, new { LedgerId = ledgerId }, StreamColumns.Read);

    public static Task<List<StreamRow>> ListAsync(DbSession session, Guid ledgerId, StreamFilter filter, Guid before, int rows)
    {
        const int anyButNone = -1;
        return session.QueryAsync(PageSql, new
        {
            LedgerId = ledgerId,
            Before = before,
            MinStatus = (int)(filter.Status ?? StreamStatus.Early),
            MaxStatus = (int)(filter.Status ?? StreamStatus.Completed),
            MinDecision = (int)(filter.Decision ?? StreamDecision.None),
            MaxDecision = (int)(filter.Decision ?? StreamDecision.Ended),
            Hidden = filter.Decision is null ? (int)StreamDecision.Dismissed : anyButNone,
            Rows = rows,
        }, StreamColumns.Read);
    }

    /// <summary>The row, locked until the transaction ends.</summary>
    public static async Task<StreamRow?> LockAsync(DbSession session, Guid ledgerId, Guid id) =>
        (await session.QueryAsync(LockSql, new { LedgerId = ledgerId, Id = id }, StreamColumns.Read)).SingleOrDefault();

    public static Task InsertAsync(DbSession session, IReadOnlyList<StreamRow> rows) =>
        session.InsertManyAsync("RecurringStreams", StreamColumns.Names, [.. rows.Select(StreamColumns.ValuesOf)]);

    public static Task UpdateAsync(DbSession session, StreamRow row) => session.ExecuteAsync(UpdateSql, row);

    public static Task DeleteAsync(DbSession session, StreamRow row) => session.ExecuteAsync(DeleteSql, new { row.LedgerId, row.Id });

    public static Task EraseAsync(DbSession session, Guid ledgerId) => session.ExecuteAsync(EraseSql, new { LedgerId = ledgerId });
}
