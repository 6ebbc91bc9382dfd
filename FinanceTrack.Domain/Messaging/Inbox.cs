using System.Security.Cryptography;
using System.Text;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Messaging;

/// <summary>
/// The keys of the messages that have had their effect. A queue delivers at least once; accepting the key in the same transaction
/// as the effect makes that exactly once.
/// </summary>
public sealed class Inbox(TimeProvider time)
{
    private static readonly Statement InsertSql = Statement.Of(dialect =>
        dialect.InsertIfAbsent("Inbox", ["MessageKey"], ["MessageKey", "AcceptedAt", "ContentHash"]));

    private static readonly Statement FindContentSql = Statement.Of("SELECT ContentHash FROM Inbox WHERE MessageKey = @MessageKey");

    /// <summary>
    /// False when the message has had its effect before: then do nothing more, and let the transaction end unchanged.
    /// </summary>
    /// <param name="messageId">
    /// Unique within the queue, of any length. Where senders choose it, put the user's id before it, so that one sender's id
    /// cannot hide another's message.
    /// </param>
    public Task<bool> TryAcceptAsync(DbSession session, string queue, string messageId) => TryAddAsync(session, Key(queue, messageId), null);

    /// <summary>
    /// As <see cref="TryAcceptAsync"/>, and tells another message under an id that was used before from the same one that comes again.
    /// </summary>
    /// <param name="contentHash">SHA-256 of what the message says.</param>
    public async Task<Acceptance> AcceptAsync(DbSession session, string queue, string messageId, byte[] contentHash)
    {
        var key = Key(queue, messageId);
        if (await TryAddAsync(session, key, contentHash))
            return Acceptance.Accepted;
        var known = await session.FindAsync<Content>(FindContentSql, new { MessageKey = key });
        if (known?.ContentHash is not { } hash || hash.AsSpan().SequenceEqual(contentHash))
            return Acceptance.Repeated;

        // The other message comes again, too, and is answered once.
        var isNew = await TryAddAsync(session, Key(queue, $"{messageId}\n{Convert.ToHexStringLower(contentHash)}"), null);
        return isNew ? Acceptance.Conflicting : Acceptance.Repeated;
    }

    private async Task<bool> TryAddAsync(DbSession session, byte[] key, byte[]? contentHash) =>
        await session.ExecuteAsync(InsertSql, new { MessageKey = key, AcceptedAt = time.Now(), ContentHash = contentHash }) == 1;

    // A hash, because the engines do not agree on when two texts are equal (case, trailing blanks), and because an id may say
    // something about a person.
    private static byte[] Key(string queue, string messageId) => SHA256.HashData(Encoding.UTF8.GetBytes($"{queue}\n{messageId}"));

    private sealed class Content
    {
        public byte[]? ContentHash { get; init; }
    }
}

/// <summary>What became of a message's id.</summary>
public enum Acceptance
{
    /// <summary>It is new: the message has its effect now.</summary>
    Accepted,

    /// <summary>The same message had its effect before.</summary>
    Repeated,

    /// <summary>Another message had this id: this one has no effect, and its sender must be told.</summary>
    Conflicting,
}
