using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Folding;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Limits;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Transactions.Inbound;

/// <summary>
/// Takes a message of <c>transactions-inbound</c>. Each item's key, its effect and its answer commit in one database transaction,
/// one per user and ledger named in the message, so that however often the message is delivered each item acts once.
/// </summary>
public sealed partial class ReceiveTransactions(
    Database database,
    LedgerReader ledgers,
    Inbox inbox,
    Outbox outbox,
    Intake intake,
    InboundSenders senders,
    RowLimits limits,
    ILogger<ReceiveTransactions> logger)
{
    private static readonly ValidationError UnknownUser = new("/userId", "There is no such user.");

    private static readonly ValidationError WrongLedger = new(
        "/ledgerId", "There is no such ledger in which the user may record transactions.");

    private static readonly ValidationError WrongSender = new("/userId", "The sender may not write for this user.");

    private static readonly ValidationError UsedId = new(
        "/messageId", "Another transaction of this sender had this messageId before. Nothing was recorded.");

    /// <param name="message">The JSON of the message, or that JSON signed by its sender.</param>
    /// <exception cref="UnreadableMessageException">
    /// The message, or an item of it, can be neither recorded nor answered. Its other items are then recorded and answered.
    /// </exception>
    public async Task ExecuteAsync(string message, CancellationToken cancellationToken)
    {
        var (sender, json) = senders.Open(message);
        var read = InboundMessage.Read(json);
        foreach (var items in read.Items.GroupBy(i => (i.UserId, i.LedgerId)))
        {
            var (userId, ledgerId) = items.Key;
            await database.WriteAsync(session => ReceiveAsync(session, sender, userId, ledgerId, [.. items]), cancellationToken);
        }

        if (read.Unanswerable > 0)
        {
            throw new UnreadableMessageException(read.Unanswerable == 1
                ? "An item of the message lacks a messageId, or a userId that is an id; the others were recorded."
                : $"{read.Unanswerable} items of the message lack a messageId or a userId; the others were recorded.");
        }
    }

    private async Task<bool> ReceiveAsync(
        DbSession session, InboundSender? sender, Guid userId, Guid? ledgerId, IReadOnlyList<InboundItem> items)
    {
        // The ledger is locked first: a change of its data waits here, and nowhere else.
        var (ledger, refusal) = await LockAsync(session, userId, ledgerId);
        refusal = MayWrite(sender, userId) ? refusal : refusal ?? WrongSender;
        if (refusal is null && ledger is not null)
            refusal = await RefuseFullAsync(session, ledger, items.Count);
        var answered = new List<InboundItem>();
        foreach (var item in items)
        {
            var acceptance =
                await inbox.AcceptAsync(session, QueueNames.TransactionsInbound, KeyOf(sender, userId, item), item.ContentHash);
            if (acceptance == Acceptance.Accepted)
                answered.Add(refusal is null ? item : item with { Transaction = refusal });
            else if (acceptance == Acceptance.Conflicting)
                answered.Add(item with { Transaction = UsedId });
        }

        var outcomes = await RecordAsync(session, ledger, answered);
        await AnswerAsync(session, ledger?.LedgerId, [.. answered.Zip(outcomes, Answer)]);
        return true;
    }

    /// <summary>The ledger, or what is wrong with the items that name it.</summary>
    private async Task<(LedgerState? Ledger, ValidationError? Refusal)> LockAsync(DbSession session, Guid userId, Guid? ledgerId)
    {
        if (ledgerId is not { } named)
            return await ledgers.LockOwnAsync(session, userId) is { } own ? (own, null) : (null, UnknownUser);
        return (await ledgers.LockAsync(session, new LedgerActor(userId, named))).TryGet(out var ledger, out _)
            ? (ledger, null)
            : (null, WrongLedger);
    }

    private async Task<ValidationError?> RefuseFullAsync(DbSession session, LedgerState ledger, int rows) =>
        await LedgerSize.RefuseAsync(session, ledger.LedgerId, ledger.Version, rows, limits.RowsPerLedger) is { } full
            ? new ValidationError("/ledgerId", full.Detail)
            : null;

    private bool MayWrite(InboundSender? sender, Guid userId)
    {
        var mayWrite = sender?.MayWriteFor(userId) ?? !senders.IsRequired;
        if (!mayWrite)
            LogRefusedSender(sender?.Name, userId);
        return mayWrite;
    }

    // Ids are a sender's own: another one's, or a message without a sender, has nothing to do with them.
    private static string KeyOf(InboundSender? sender, Guid userId, InboundItem item) =>
        (sender is null ? "" : $"{sender.Name}\n") + $"{userId:N}/{TextFolding.ForId(item.MessageId)}";

    private async Task<IReadOnlyList<IntakeItem>> RecordAsync(DbSession session, LedgerState? ledger, List<InboundItem> items)
    {
        var checkedItems = intake.Check(items.Select(item => item.Transaction));
        return ledger is null
            ? checkedItems
            : await intake.RecordAsync(session, ledger, await Intake.CheckAsync(session, ledger, checkedItems));
    }

    private static InboundAnswer Answer(InboundItem item, IntakeItem outcome) => outcome.Row is { } row
        ? InboundAnswer.Recorded(item, row)
        : InboundAnswer.Rejected(item, outcome.Error!.Errors);

    private Task AnswerAsync(DbSession session, Guid? ledgerId, IReadOnlyList<InboundAnswer> answers) => answers.Count == 1
        ? outbox.AddAsync(session, QueueNames.TransactionsScored, answers[0], ledgerId)
        : outbox.AddManyAsync(session, QueueNames.TransactionsScored, answers, ledgerId);

    [LoggerMessage(1181, LogLevel.Warning, "Sender {Sender} was refused: it may not write for {UserId}", EventName = "1181")]
    private partial void LogRefusedSender(string? sender, Guid userId);
}
