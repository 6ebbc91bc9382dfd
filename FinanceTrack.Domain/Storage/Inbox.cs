using System.Security.Cryptography;
using System.Text;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Storage;

/// <summary>
/// The keys of the messages that have had their effect. A queue delivers at least once; accepting the key in the same transaction
/// as the effect makes that exactly once.
/// </summary>
public sealed class Inbox(TimeProvider time)
{
    private static readonly Statement Insert = Statement.Of(dialect =>
        dialect.InsertIfAbsent("Inbox", ["MessageKey"], ["MessageKey", "AcceptedAt"]));

    /// <summary>
    /// False when the message has had its effect before: then do nothing more, and let the transaction end as it is.
    /// </summary>
    /// <param name="messageId">
    /// Unique within the queue, of any length. Where senders choose it, put the user's id before it, so that one sender's id
    /// cannot hide another's message.
    /// </param>
    public async Task<bool> TryAcceptAsync(DbSession session, string queue, string messageId) =>
        await session.ExecuteAsync(Insert, new { MessageKey = Key(queue, messageId), AcceptedAt = time.Now() }) == 1;

    // A hash, because the engines do not agree on when two texts are equal (case, trailing blanks), and because an id may say
    // something about a person.
    private static byte[] Key(string queue, string messageId) => SHA256.HashData(Encoding.UTF8.GetBytes($"{queue}\n{messageId}"));
}
