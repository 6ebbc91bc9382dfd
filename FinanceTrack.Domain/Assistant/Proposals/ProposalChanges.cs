using System.Text.Json;
using FinanceTrack.Domain.Anomalies.Feedback;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Insights;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;

namespace FinanceTrack.Domain.Assistant.Proposals;

/// <summary>Carries out and takes back what proposals change, by people's own use cases, in the caller's transaction.</summary>
public sealed class ProposalChanges(
    Database database, EditTransaction edit, RecordTransaction record, DeleteTransaction delete, Intake intake, CreateLink link,
    DeleteLink unlink, AnswerAnomaly answer, UpdateInsight insight)
{
    private static readonly TransactionChanges NoChange = new(default, default, default, default, default, default, default);

    /// <summary>What the scorer saw of a transaction, which is computed before the ledger is locked; null for every other kind.</summary>
    internal async Task<byte[]?> ObserveAsync(LedgerActor actor, Guid id, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => ProposalTable.FindAsync(session, actor, id), cancellationToken)
            is { Kind: ProposalKind.DismissAnomaly, ProposedChange.SubjectId: { } transactionId }
            ? await answer.ObserveAsync(actor, transactionId, cancellationToken)
            : null;

    internal async Task<Result<ProposalUndo>> ApplyAsync(DbSession session, LedgerActor actor, ProposalRow row, byte[]? observed)
    {
        var change = row.ProposedChange;
        switch (row.Kind)
        {
            case ProposalKind.Recategorize:
                var before = await Transactions.Rows.TransactionTable.FindAsync(session, actor.LedgerId, change.SubjectId!.Value);
                var category = NoChange with { CategoryId = new Optional<Guid?>(change.CategoryId) };
                return (await edit.EditAsync(session, actor, change.SubjectId.Value, category, change.Version, force: false))
                    .Map(edited => new ProposalUndo(edited.Id, edited.Version, before!.CategoryId));
            case ProposalKind.AddTransaction:
                var items = intake.Check([change.Transaction!]);
                return items[0].Error is { } error
                    ? error
                    : (await record.RecordAsync(session, actor, items)).Map(added => new ProposalUndo(added.Id, added.Version));
            case ProposalKind.LinkTransfer:
                return (await link.CreateAsync(session, actor, LinkKind.Transfer, change.SubjectId!.Value, change.OtherId!.Value))
                    .Map(made => new ProposalUndo(made.Id, made.Version));
            case ProposalKind.DismissAnomaly:
                return (await answer.AnswerAsync(
                    session, actor, change.SubjectId!.Value, AnomalyAnswer.Dismissed, observed, change.Version))
                    .Map(given => new ProposalUndo(given.TransactionId, given.Version));
            case ProposalKind.DismissInsight:
                return (await insight.UpdateAsync(session, actor, change.SubjectId!.Value, Dismissed(true), change.Version))
                    .Map(dismissed => new ProposalUndo(dismissed.Id, dismissed.Version));
            default:
                throw new InvalidOperationException($"Nothing carries out {row.Kind}.");
        }
    }

    /// <summary>Null when it was taken back.</summary>
    internal async Task<Error?> UndoAsync(DbSession session, LedgerActor actor, ProposalRow row)
    {
        var undo = JsonSerializer.Deserialize<ProposalUndo>(row.Undo, ClaimJson.Options)!;
        return row.Kind switch
        {
            ProposalKind.Recategorize => (await edit.EditAsync(
                session, actor, undo.SubjectId, NoChange with { CategoryId = new Optional<Guid?>(undo.CategoryId) }, undo.Version,
                force: false)).Error,
            ProposalKind.AddTransaction => (await delete.DeleteAsync(session, actor, undo.SubjectId, undo.Version, force: false)).Error,
            ProposalKind.LinkTransfer => (await unlink.DeleteAsync(session, actor, undo.SubjectId, undo.Version)).Error,
            ProposalKind.DismissAnomaly => (await WithdrawAnswer.WithdrawAsync(session, actor, undo.SubjectId, undo.Version)).Error,
            ProposalKind.DismissInsight =>
                (await insight.UpdateAsync(session, actor, undo.SubjectId, Dismissed(false), undo.Version)).Error,
            _ => throw new InvalidOperationException($"Nothing takes back {row.Kind}."),
        };
    }

    private static InsightChanges Dismissed(bool isDismissed) => new(new Optional<bool?>(isDismissed));
}
