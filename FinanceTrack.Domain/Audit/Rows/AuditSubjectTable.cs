using System.Security.Cryptography;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Audit.Rows;

/// <summary>
/// The SQL of <c>AuditSubjects</c>: the random pseudonym under which a user or a ledger stands in the events. Erasure deletes the row, and
/// with it the only way from the one to the other.
/// </summary>
internal static class AuditSubjectTable
{
    private const int PseudonymBytes = 16;

    private static readonly Statement InsertSql = Statement.Of(
        "INSERT INTO AuditSubjects (SubjectId, Pseudonym) VALUES (@SubjectId, @Pseudonym)");

    private static readonly Statement FindSql = Statement.Of("SELECT SubjectId, Pseudonym FROM AuditSubjects WHERE SubjectId IN @Ids");

    private static readonly Statement ResolveSql = Statement.Of(
        "SELECT SubjectId, Pseudonym FROM AuditSubjects WHERE Pseudonym IN @Pseudonyms");

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM AuditSubjects WHERE SubjectId = @SubjectId");

    /// <summary>Gives a new user or ledger a pseudonym.</summary>
    public static Task InsertAsync(DbSession session, Guid subjectId) => session.ExecuteAsync(
        InsertSql, new { SubjectId = subjectId, Pseudonym = new Guid(RandomNumberGenerator.GetBytes(PseudonymBytes)) });

    /// <summary>The pseudonyms of users and ledgers, by their ids.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Guid>> FindAsync(DbSession session, params IEnumerable<Guid> ids) =>
        (await session.QueryAsync<Subject>(FindSql, new { Ids = SqlValues.List(ids) }))
            .ToDictionary(subject => subject.SubjectId, subject => subject.Pseudonym);

    /// <summary>The ids behind pseudonyms, of those who are not erased.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Guid>> ResolveAsync(DbSession session, IEnumerable<Guid> pseudonyms) =>
        (await session.QueryAsync<Subject>(ResolveSql, new { Pseudonyms = SqlValues.List(pseudonyms) }))
            .ToDictionary(subject => subject.Pseudonym, subject => subject.SubjectId);

    public static Task DeleteAsync(DbSession session, Guid subjectId) => session.ExecuteAsync(DeleteSql, new { SubjectId = subjectId });

    private sealed record Subject
    {
        public required Guid SubjectId { get; init; }

        public required Guid Pseudonym { get; init; }
    }
}
