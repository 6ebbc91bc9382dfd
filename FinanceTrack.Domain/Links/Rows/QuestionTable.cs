using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Links.Rows;

/// <summary>The SQL of questions. The ledger is locked by every change of them.</summary>
internal static class QuestionTable
{
    private const string Columns =
        "LedgerId, Id, Kind, SubjectId, Options, Confidence, Reasons, State, AskedOn, IsWelcome, Answer, CreatedAt, UpdatedAt, Version";

    private static readonly string[] ColumnNames = Columns.Split(", ");

    private static readonly Statement InsertSql = Statement.Of(
        $"INSERT INTO Questions ({Columns}) VALUES ({SqlText.Parameters(ColumnNames)})");

    private static readonly Statement UpdateSql = Statement.Of("""
        UPDATE Questions SET State = @State, Answer = @Answer, UpdatedAt = @UpdatedAt, Version = @Version
        WHERE LedgerId = @LedgerId AND Id = @Id
        """);

    private static readonly Statement FindSql = Statement.Of($"SELECT {Columns} FROM Questions WHERE LedgerId = @LedgerId AND Id = @Id");

    private static readonly Statement AllSql = Statement.Of($"SELECT {Columns} FROM Questions WHERE LedgerId = @LedgerId ORDER BY Id DESC");

    private static readonly Statement ListSql = Statement.Of(d => $"""
        SELECT {Columns} FROM Questions WHERE LedgerId = @LedgerId AND Id < @Before AND State = @State ORDER BY Id DESC {d.Limit("@Rows")}
        """);

    private static readonly Statement EraseSql = Statement.Of("DELETE FROM Questions WHERE LedgerId = @LedgerId");

    public static async Task<QuestionRow?> FindAsync(DbSession session, Guid ledgerId, Guid id) =>
        (await session.QueryAsync(FindSql, new { LedgerId = ledgerId, Id = id }, QuestionRow.Read)).SingleOrDefault();

    /// <summary>Every question that was ever asked: a few a year.</summary>
    public static Task<List<QuestionRow>> ReadAllAsync(DbSession session, Guid ledgerId) =>
        session.QueryAsync(AllSql, new { LedgerId = ledgerId }, QuestionRow.Read);

    /// <summary>Those of a state, the latest first.</summary>
    public static Task<List<QuestionRow>> ListAsync(DbSession session, Guid ledgerId, QuestionState state, Guid before, int rows) =>
        session.QueryAsync(ListSql, new { LedgerId = ledgerId, Before = before, State = state, Rows = rows }, QuestionRow.Read);

    public static Task InsertAsync(DbSession session, QuestionRow row) => session.ExecuteAsync(InsertSql, row);

    public static Task UpdateAsync(DbSession session, QuestionRow row) => session.ExecuteAsync(UpdateSql, row);

    public static Task EraseAsync(DbSession session, Guid ledgerId) => session.ExecuteAsync(EraseSql, new { LedgerId = ledgerId });
}
