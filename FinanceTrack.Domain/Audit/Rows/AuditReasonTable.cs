using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Audit.Rows;

/// <summary>The SQL of <c>AuditReasons</c>.</summary>
internal static class AuditReasonTable
{
    private static readonly Statement InsertSql = Statement.Of(
        "INSERT INTO AuditReasons (EventId, Salt, Text) VALUES (@EventId, @Salt, @Text)");

    private static readonly Statement FindManySql = Statement.Of("SELECT EventId, Salt, Text FROM AuditReasons WHERE EventId IN @Ids");

    private static readonly Statement EraseSql = Statement.Of("""
        DELETE FROM AuditReasons WHERE EventId IN (
            SELECT Id FROM AuditEvents WHERE Subject = @Pseudonym OR Ledger = @Pseudonym)
        """);

    public static Task InsertAsync(DbSession session, AuditReasonRow row) => session.ExecuteAsync(InsertSql, row);

    public static async Task<IReadOnlyDictionary<Guid, AuditReasonRow>> FindManyAsync(DbSession session, IEnumerable<Guid> ids) =>
        (await session.QueryAsync<AuditReasonRow>(FindManySql, new { Ids = SqlValues.List(ids) })).ToDictionary(row => row.EventId);

    /// <summary>Deletes what was written about a person or a ledger.</summary>
    public static Task EraseAsync(DbSession session, Guid pseudonym) => session.ExecuteAsync(EraseSql, new { Pseudonym = pseudonym });
}
