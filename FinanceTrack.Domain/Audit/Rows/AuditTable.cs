using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Audit.Rows;

/// <summary>The SQL of <c>AuditEvents</c>. Rows are inserted and read; triggers refuse all else.</summary>
internal static class AuditTable
{
    private static readonly Statement InsertSql = Statement.Of($"""
        INSERT INTO AuditEvents ({AuditRow.Columns})
        SELECT @Id, @At, @Kind, @Outcome, @ActorKind,
            (SELECT Pseudonym FROM AuditSubjects WHERE SubjectId = @ActorId), @SessionId,
            (SELECT Pseudonym FROM AuditSubjects WHERE SubjectId = @SubjectId),
            (SELECT Pseudonym FROM AuditSubjects WHERE SubjectId = @LedgerId), @Details, @ReasonHash
        """);

    // One branch an index: what is about the person, what they did, and what was done in their ledgers.
    private static readonly Statement ActivitySql = Statement.Of(d => $"""
        SELECT {AuditRow.Columns} FROM AuditEvents WHERE Id IN (
            SELECT Id FROM (SELECT Id FROM AuditEvents WHERE Subject = @Person AND Id < @Before ORDER BY Id DESC {d.Limit("@Limit")}) s
            UNION
            SELECT Id FROM (SELECT Id FROM AuditEvents WHERE Actor = @Person AND Id < @Before ORDER BY Id DESC {d.Limit("@Limit")}) a
            UNION
            SELECT Id FROM (SELECT Id FROM AuditEvents WHERE Ledger IN @Ledgers AND Id < @Before ORDER BY Id DESC {d.Limit("@Limit")}) l)
        ORDER BY Id DESC {d.Limit("@Limit")}
        """);

    private static readonly Statement OfPersonSql = Statement.Of($"""
        SELECT {AuditRow.Columns} FROM AuditEvents WHERE Id IN (
            SELECT Id FROM AuditEvents WHERE Subject = @Person UNION SELECT Id FROM AuditEvents WHERE Actor = @Person)
        ORDER BY Id
        """);

    // The seals go in the order of the events but for those that committed late, which are looked for from some time before.
    private static readonly Statement UnsealedSql = Statement.Of(d => $"""
        SELECT {AuditRow.OfEvent} FROM AuditEvents e
        WHERE e.Id >= @From AND e.Id < @To AND NOT EXISTS (SELECT 1 FROM AuditSeals s WHERE s.EventId = e.Id)
        ORDER BY e.Id {d.Limit("@Limit")}
        """);

    private static readonly Statement FindManySql = Statement.Of($"SELECT {AuditRow.Columns} FROM AuditEvents WHERE Id IN @Ids");

    public static Task InsertAsync(DbSession session, NewAuditRow row) => session.ExecuteAsync(InsertSql, row);

    /// <summary>What concerns a person, newest first.</summary>
    /// <param name="person">The person's pseudonym.</param>
    /// <param name="ledgers">Those of the person's ledgers.</param>
    public static Task<IReadOnlyList<AuditRow>> ActivityAsync(
        DbSession session, Guid person, IEnumerable<Guid> ledgers, Guid before, int limit) =>
        session.QueryAsync<AuditRow>(
            ActivitySql, new { Person = person, Ledgers = SqlValues.List(ledgers), Before = before, Limit = limit });

    /// <summary>Every event about a person or by them, the earliest first.</summary>
    public static IAsyncEnumerable<AuditRow> OfPersonAsync(Database database, Guid person, CancellationToken cancellationToken) =>
        database.StreamAsync<AuditRow>(OfPersonSql, new { Person = person }, cancellationToken);

    /// <summary>Events without a seal, from one id to before another, the earliest first.</summary>
    public static Task<IReadOnlyList<AuditRow>> UnsealedAsync(DbSession session, Guid from, Guid to, int limit) =>
        session.QueryAsync<AuditRow>(UnsealedSql, new { From = from, To = to, Limit = limit });

    public static async Task<IReadOnlyDictionary<Guid, AuditRow>> FindManyAsync(DbSession session, IEnumerable<Guid> ids) =>
        (await session.QueryAsync<AuditRow>(FindManySql, new { Ids = SqlValues.List(ids) })).ToDictionary(row => row.Id);
}
