using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Audit.Seals;

/// <summary>The SQL of <c>AuditSeals</c>. Rows are inserted and read; triggers refuse all else.</summary>
internal static class SealTable
{
    private const string Columns = "Sequence, EventId, EventHash, ChainHash, SealedAt";

    private static readonly string[] InsertColumns = ["Sequence", "EventId", "EventHash", "ChainHash", "SealedAt"];

    private static readonly Statement LockLastSql = Statement.Of(d => $"""
        SELECT {Columns} FROM AuditSeals {d.ForUpdate} WHERE Sequence = (SELECT MAX(Sequence) FROM AuditSeals)
        """);

    private static readonly Statement AfterSql = Statement.Of(d => $"""
        SELECT {Columns} FROM AuditSeals WHERE Sequence > @After ORDER BY Sequence {d.Limit("@Limit")}
        """);

    /// <summary>The end of the chain, locked until the transaction ends; null before the first seal.</summary>
    public static Task<SealRow?> LockLastAsync(DbSession session) => session.FindAsync<SealRow>(LockLastSql);

    public static Task<IReadOnlyList<SealRow>> AfterAsync(DbSession session, long after, int limit) =>
        session.QueryAsync<SealRow>(AfterSql, new { After = after, Limit = limit });

    public static Task InsertAsync(DbSession session, IEnumerable<SealRow> seals) => session.InsertManyAsync(
        "AuditSeals", InsertColumns,
        [.. seals.Select(seal => new object?[] { seal.Sequence, seal.EventId, seal.EventHash, seal.ChainHash, seal.SealedAt })]);
}
