using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Storage;
using FinanceTrack.Domain.Transactions;

namespace FinanceTrack.Domain.Ledger;

/// <summary>
/// Takes a message of <c>transactions-inbound</c>. Each item's key, its effect and its answer commit in one database transaction,
/// one per user named in the message, so that however often the message is delivered each item acts once.
/// </summary>
public sealed class ReceiveTransactions(Database database, LedgerHeads heads, Inbox inbox, Outbox outbox, LedgerWriter writer, TimeProvider time)
{
    /// <param name="message">The JSON of the message.</param>
    /// <exception cref="UnreadableMessageException">
    /// The message, or an item of it, can be neither recorded nor answered. Its other items are then recorded and answered.
    /// </exception>
    public async Task ExecuteAsync(string message, CancellationToken cancellationToken)
    {
        var read = InboundMessage.Read(message);
        foreach (var items in read.Items.GroupBy(i => i.UserId))
            await database.WriteAsync(session => ReceiveAsync(session, items.Key, [.. items]), cancellationToken);
        if (read.Unanswerable > 0)
            throw new UnreadableMessageException($"{read.Unanswerable} items of the message lack a messageId or a userId.");
    }

    private async Task<bool> ReceiveAsync(DbSession session, Guid userId, IReadOnlyList<InboundItem> items)
    {
        // The ledger first: whoever changes a user's data waits here, and nowhere else.
        var head = await heads.LockAsync(session, userId);
        var fresh = new List<InboundItem>();
        foreach (var item in items)
        {
            if (await inbox.TryAcceptAsync(session, QueueNames.TransactionsInbound, $"{userId:N}/{item.MessageId}"))
                fresh.Add(item);
        }

        IReadOnlyList<InboundAnswer> answers = head is null
            ? [.. fresh.Select(item => InboundAnswer.Rejected(item, UnknownUser))]
            : await RecordAsync(session, head, fresh);
        await AnswerAsync(session, head is null ? null : userId, answers);
        return true;
    }

    private static Dictionary<string, string[]> UnknownUser => new() { ["/userId"] = ["There is no such user."] };

    private async Task<IReadOnlyList<InboundAnswer>> RecordAsync(DbSession session, LedgerHead head, List<InboundItem> items)
    {
        var checks = await CheckedItems.CheckAsync(session, head, [.. items.Select(i => i.Transaction)], time.Now());
        var rows = new Queue<TransactionRow>(await writer.RecordAsync(session, head, checks.Drafts));
        return [.. items.Select((item, i) => checks.ErrorsOf[i] is { } error
            ? InboundAnswer.Rejected(item, error.Errors)
            : InboundAnswer.Recorded(item, rows.Dequeue()))];
    }

    private Task AnswerAsync(DbSession session, Guid? userId, IReadOnlyList<InboundAnswer> answers) => answers.Count == 1
        ? outbox.AddAsync(session, QueueNames.TransactionsScored, answers[0], userId)
        : outbox.AddManyAsync(session, QueueNames.TransactionsScored, answers, userId);
}
