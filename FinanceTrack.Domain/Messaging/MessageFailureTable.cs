using System.Security.Cryptography;
using System.Text;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Messaging;

/// <summary>
/// The SQL of <c>MessageFailures</c>: with what the last attempt at a message failed. A message has another id in the poison queue, so it
/// is known by the hash of its body.
/// </summary>
internal static class MessageFailureTable
{
    public const int MaxFailureLength = 200;

    private static readonly Statement UpsertSql = Statement.Of(
        d => d.Upsert("MessageFailures", ["MessageKey"], ["Failure", "FailedAt"], []));

    private static readonly Statement FindSql = Statement.Of("SELECT Failure FROM MessageFailures WHERE MessageKey = @MessageKey");

    private static readonly Statement TakeSql = Statement.Of("DELETE FROM MessageFailures WHERE MessageKey = @MessageKey");

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM MessageFailures WHERE FailedAt < @Before");

    public static Task SaveAsync(DbSession session, string queue, string body, string failure, DateTimeOffset now) =>
        session.ExecuteAsync(UpsertSql, new { MessageKey = Key(queue, body), Failure = failure, FailedAt = now });

    /// <summary>The failure of the message that is now recorded, and no longer here; null where there is none.</summary>
    public static async Task<string?> TakeAsync(DbSession session, string queue, string body)
    {
        var key = new { MessageKey = Key(queue, body) };
        var failure = await session.FindAsync<string>(FindSql, key);
        if (failure is not null)
            await session.ExecuteAsync(TakeSql, key);
        return failure;
    }

    public static Task<int> DeleteAsync(DbSession session, DateTimeOffset before) =>
        session.ExecuteAsync(DeleteSql, new { Before = before });

    private static byte[] Key(string queue, string body) => SHA256.HashData(Encoding.UTF8.GetBytes($"{queue}\n{body}"));
}
