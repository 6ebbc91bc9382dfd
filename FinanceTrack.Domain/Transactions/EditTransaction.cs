using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Assertions;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Transactions;

/// <summary>What to change of a transaction; what is absent stays. A null category takes the transaction's category away.</summary>
/// <param name="RefundExpected">What is to be paid back of an expense, in major units, positive; null for nothing any more.</param>
public sealed record TransactionChanges(
    [DisallowNull] Optional<DateOnly?> BookedOn,
    Optional<DateTimeOffset?> OccurredAt,
    [DisallowNull] Optional<decimal?> Amount,
    [DisallowNull, RegularExpression(Monetary.Currency.Pattern)] Optional<string?> Currency,
    [DisallowNull, MaxLength(TransactionDraft.MaxDescriptionLength)] Optional<string?> Description,
    Optional<Guid?> CategoryId,
    [MaxLength(TransactionDraft.MaxNoteLength)] Optional<string?> Note,
    [DisallowNull] Optional<Guid?> AccountId = default,
    Optional<decimal?> RefundExpected = default);

/// <summary>Changes a transaction, and its month's sums, score and statistics with it.</summary>
public sealed class EditTransaction(
    Database database, LedgerReader ledgers, RowCategorization categorization, StatisticsUpdater statistics, LinkWriter links,
    MatchSignal signal, RefreshSignal refresh, TimeProvider time)
{
    /// <param name="ifMatch">The version the caller has seen, or null for whichever there is.</param>
    /// <param name="force">Whether to change money or day even where a statement of the bank agrees with the transaction.</param>
    public Task<Result<TransactionDetails>> ExecuteAsync(
        LedgerActor actor, Guid id, TransactionChanges changes, int? ifMatch, bool force, CancellationToken cancellationToken) =>
        database.WriteAsync(session => EditAsync(session, actor, id, changes, ifMatch, force), cancellationToken);

    /// <summary>In a transaction of the caller.</summary>
    internal async Task<Result<TransactionDetails>> EditAsync(
        DbSession session, LedgerActor actor, Guid id, TransactionChanges changes, int? ifMatch, bool force)
    {
        if (!(await ledgers.LockTransactionAsync(session, actor, id, ifMatch)).TryGet(out var locked, out var refused))
            return refused;
        var (ledger, old) = locked;
        if (!Apply(changes, old, ledger).TryGet(out var entry, out var error))
            return error;
        if (!force && (IsOtherMoney(old, entry.Row) || old.BookedOn != entry.Row.BookedOn)
            && await ReconciledRows.FindProblemAsync(session, old) is { } reconciled)
        {
            return reconciled;
        }

        var wasTransfer = old.Role == TransactionRole.Transfer;
        if (IsOtherMoney(old, entry.Row))
        {
            if (old.IsSplit)
                return new ConflictError("The transaction is split. Take its parts away first.");
            old = await links.ReleaseAsync(session, ledger, old);
            await links.FinishAsync(session, ledger, transfersChanged: false);
            entry = entry with { Row = WithLinksOf(old, entry.Row) };
        }

        if (entry.Row.Currency != old.Currency && !changes.AccountId.IsPresent)
        {
            var account = await RowAccounts.GetDefaultAsync(session, ledger, entry.Row.Currency, time.Now());
            entry = entry with { Row = entry.Row with { AccountId = account } };
        }

        await categorization.RelearnAsync(session, old, entry);
        var (row, state) = (entry.Row, StatisticsState.Current);
        var facts = FactsRow.FactsOf(row);
        if (row.Role is TransactionRole.Ordinary or TransactionRole.Refund && (wasTransfer || facts != FactsRow.FactsOf(old)))
            (row, state) = await statistics.ApplyChangeAsync(session, ledger, row, facts);
        await TransactionTable.UpdateAsync(session, row);
        if (row.SearchText != old.SearchText)
            await SearchBlockTable.FollowAsync(session, row, ledger.Version.LastSequence);
        await RowFigures.ChangeAsync(session, [old], [row]);
        if (row.CategoryId != old.CategoryId)
            await links.FollowCategoryAsync(session, ledger, row);
        if (IsOtherMoney(old, row) || row.BookedOn != old.BookedOn || row.Description != old.Description)
            await signal.RaiseAsync(session, ledger, [row]);
        await refresh.RaiseAsync(session, ledger.LedgerId);
        return TransactionDetails.Of(row) with { Statistics = state };
    }

    private Result<LedgerEntry> Apply(TransactionChanges changes, TransactionRow old, LedgerState ledger)
    {
        var errors = new ValidationErrors();
        var categoryId = changes.CategoryId.Or(old.CategoryId);
        var draft = TransactionDraft.Check(Merge(changes, old), time.Now(), errors, stored: old);
        errors.Require(changes.AccountId is not { IsPresent: true, Value: null }, "/accountId", "Must not be null.");
        if (draft is not null && changes.AccountId.IsPresent && changes.AccountId.Value != old.AccountId)
            RowAccounts.Check(ledger, changes.AccountId.Value, draft.Money.Currency, errors);
        else if (draft is not null && changes.AccountId.IsPresent)
            errors.Require(draft.Money.Currency == old.Currency, "/accountId", $"The account is in {old.Currency.Code}.");
        if (categoryId != old.CategoryId)
            Intake.CheckCategory(ledger, categoryId, errors);
        if (draft is null || errors.Any)
            return errors.ToError();
        var refundExpected = changes.RefundExpected.IsPresent
            ? CheckRefund(changes.RefundExpected.Value, draft.Money, errors)
            : Math.Min(old.RefundExpectedMinor, Math.Max(0, -draft.Money.MinorUnits));
        if (errors.Any)
            return errors.ToError();

        var entry = LedgerEntry.Of(old with
        {
            BookedOn = draft.BookedOn,
            OccurredAt = draft.OccurredAt,
            AmountMinor = draft.Money.MinorUnits,
            Currency = draft.Money.Currency,
            Description = draft.Description,
            Note = draft.Note,
            SearchText = SearchText.Of(draft.Description, draft.Note),
            AccountId = changes.AccountId.Or(old.AccountId)!.Value,
            RefundExpectedMinor = refundExpected,
            UpdatedAt = time.Now(),
            Version = old.Version + 1,
        });
        return changes.CategoryId.IsPresent
            ? RowCategorization.WithCategory(
                ledger, entry, categoryId, categoryId is null ? CategorySource.None : CategorySource.Given, null)
            : RowCategorization.WithCategory(ledger, entry, old.CategoryId, old.CategorySource, old.CategoryConfidence);
    }

    private static long CheckRefund(decimal? expected, Money paid, ValidationErrors errors)
    {
        if (expected is not { } amount)
            return 0;
        if (!Money.TryCreate(amount, paid.Currency, out var refund, out var problem))
            errors.Add("/refundExpected", problem!);
        else if (refund.MinorUnits <= 0 || refund.MinorUnits > -paid.MinorUnits)
            errors.Add("/refundExpected", "Must be positive, and at most what was paid.");
        return errors.Any ? 0 : refund.MinorUnits;
    }

    /// <summary>What links and parts are about has changed.</summary>
    private static bool IsOtherMoney(TransactionRow old, TransactionRow row) =>
        (old.AmountMinor, old.Currency, old.AccountId) != (row.AmountMinor, row.Currency, row.AccountId);

    private static TransactionRow WithLinksOf(TransactionRow released, TransactionRow row) => row with
    {
        Role = released.Role,
        FeeMinor = released.FeeMinor,
        RefundedMinor = released.RefundedMinor,
        LinkedCategoryId = released.LinkedCategoryId,
        Version = released.Version + 1,
    };

    private static NewTransaction Merge(TransactionChanges changes, TransactionRow old) => new(
        changes.BookedOn.Or(old.BookedOn),
        changes.OccurredAt.Or(old.OccurredAt),
        changes.Amount.Or(old.Money.Amount),
        changes.Currency.Or(old.Currency.Code),
        changes.Description.Or(old.Description),
        null,
        changes.Note.Or(old.Note));
}
