using System.Security.Cryptography;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Messaging;

/// <summary>
/// The SQL of <c>ErasedIds</c>: the hashes of the ids of users and ledgers that were erased, as long as a message that names one of them
/// may still come. An id is random, so its hash tells nothing of it.
/// </summary>
internal static class ErasedIdTable
{
    private const int IdBytes = 16;

    private static readonly Statement InsertSql = Statement.Of(
        dialect => dialect.InsertIfAbsent("ErasedIds", ["IdHash"], ["IdHash", "ErasedAt"]));

    private static readonly Statement CountSql = Statement.Of("SELECT COUNT(*) FROM ErasedIds WHERE IdHash IN @Hashes");

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM ErasedIds WHERE ErasedAt < @Before");

    public static Task AddAsync(DbSession session, Guid id, DateTimeOffset now) =>
        session.ExecuteAsync(InsertSql, new { IdHash = Hash(id), ErasedAt = now });

    /// <param name="ids">At most a few hundred.</param>
    public static async Task<bool> ContainsAnyAsync(DbSession session, IReadOnlyCollection<Guid> ids) =>
        await session.FindAsync<long>(CountSql, new { Hashes = SqlValues.List([.. ids.Select(Hash)]) }) > 0;

    public static Task<int> DeleteAsync(DbSession session, DateTimeOffset before) =>
        session.ExecuteAsync(DeleteSql, new { Before = before });

    private static Guid Hash(Guid id) => new(SHA256.HashData(id.ToByteArray(bigEndian: true)).AsSpan(0, IdBytes), bigEndian: true);
}
