using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Domain.Users.Limits;

namespace FinanceTrack.Domain.Assertions;

/// <summary>A correction of an account's balance that its user confirms.</summary>
/// <param name="Amount">What is missing, in major units; negative where there is too much.</param>
public sealed record NewAdjustment(
    [Required] DateOnly? BookedOn, [Required] decimal? Amount, [MaxLength(TransactionDraft.MaxNoteLength)] string? Note = null);

/// <summary>
/// Corrects a balance where no transaction explains the difference. The correction is a transaction of its own, in neither income nor
/// expense; it is not scored and has no category.
/// </summary>
public sealed class AdjustBalance(
    IdempotentWrites writes, LedgerReader ledgers, JobBacklog backlog, RowLimits limits, TimeProvider time)
{
    private const string Description = "Balance adjustment";

    public Task<Result<TransactionDetails>> ExecuteAsync(
        LedgerActor actor, Guid accountId, NewAdjustment adjustment, IdempotencyKey? key, CancellationToken cancellationToken) =>
        writes.WriteAsync(actor.UserId, key, session => AdjustAsync(session, actor, accountId, adjustment), cancellationToken);

    private async Task<Result<TransactionDetails>> AdjustAsync(DbSession session, LedgerActor actor, Guid accountId, NewAdjustment input)
    {
        if (!(await ledgers.LockAsync(session, actor, limits.Of(actor.UserId, 1))).TryGet(out var ledger, out var refused))
            return refused;
        if (await AccountTable.FindAsync(session, actor.LedgerId, accountId) is not { } account)
            return new NotFoundError("account");
        if (account.IsArchived)
            return new ConflictError("The account is archived.");
        var errors = new ValidationErrors();
        var now = time.Now();
        var transaction = new NewTransaction(input.BookedOn, null, input.Amount, account.Currency.Code, Description, Note: input.Note);
        if (TransactionDraft.Check(transaction, now, errors) is not { } draft)
            return errors.ToError();

        var sequence = ledger.Version.LastSequence + 1;
        var row = LedgerWriter.NewEntry(ledger, draft, accountId, sequence, now).Row with { Role = TransactionRole.Adjustment };
        await TransactionTable.InsertAsync(session, [row]);
        await RowFigures.ChangeAsync(session, [], [row]);
        await LedgersTable.AdvanceAsync(session, actor.LedgerId, sequence);
        await AccountTable.KnowBalanceAsync(session, actor.LedgerId, accountId);
        await backlog.AddAsync(session, RefreshRequest.After(actor.LedgerId));
        return TransactionDetails.Of(row);
    }
}
