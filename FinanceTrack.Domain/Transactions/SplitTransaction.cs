using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Summaries;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Domain.Users.Limits;

namespace FinanceTrack.Domain.Transactions;

/// <summary>What a transaction consists of.</summary>
/// <param name="Parts">2 to <see cref="SplitTransaction.MaxParts"/>, which add up to the transaction; none makes it whole again.</param>
public sealed record NewSplit([Required, MaxLength(SplitTransaction.MaxParts)] IReadOnlyList<NewPart?>? Parts);

/// <param name="Amount">In the transaction's currency; negative is money out.</param>
public sealed record NewPart(
    [Required] decimal? Amount, Guid? CategoryId = null, [MaxLength(TransactionDraft.MaxNoteLength)] string? Note = null);

/// <summary>The parts of a transaction; none where it is whole.</summary>
public sealed record SplitDetails(
    Guid TransactionId, decimal Amount, string Currency, IReadOnlyList<PartDetails> Parts, int Version) : IVersioned
{
    internal static SplitDetails Of(TransactionRow row, IReadOnlyList<TransactionPart> parts) => new(
        row.Id, row.Money.Amount, row.Currency.Code,
        [.. parts.Select(part => new PartDetails(new Money(part.AmountMinor, row.Currency).Amount, part.CategoryId, part.Note))],
        row.Version);
}

public sealed record PartDetails(decimal Amount, Guid? CategoryId, string? Note);

/// <summary>
/// Divides a transaction among categories, or makes it whole again. Its parts always add up to it: the sums of the month move from its
/// category to theirs.
/// </summary>
public sealed class SplitTransaction(Database database, LedgerReader ledgers, LinkWriter links, RowLimits limits, TimeProvider time)
{
    public const int MaxParts = 50;

    /// <param name="ifMatch">The version of the transaction that the caller has seen, or null for whichever there is.</param>
    public Task<Result<SplitDetails>> ExecuteAsync(
        LedgerActor actor, Guid id, NewSplit split, int? ifMatch, CancellationToken cancellationToken) =>
        database.WriteAsync(session => SplitAsync(session, actor, id, split, ifMatch), cancellationToken);

    private async Task<Result<SplitDetails>> SplitAsync(DbSession session, LedgerActor actor, Guid id, NewSplit split, int? ifMatch)
    {
        var written = limits.Of(actor.UserId, split.Parts?.Count ?? 0, areTransactions: false);
        if (!(await ledgers.LockTransactionAsync(session, actor, id, ifMatch, written)).TryGet(out var locked, out var refused))
            return refused;
        var (ledger, old) = locked;
        if (!Check(ledger, old, split).TryGet(out var parts, out var error))
            return error;
        if (old.Role != TransactionRole.Ordinary && parts.Count > 0)
            return new ConflictError("A transaction that is part of a link, or an adjustment, cannot be split.");

        var row = old with
        {
            IsSplit = parts.Count > 0,
            LinkedCategoryId = parts.Count > 0 ? parts.MaxBy(part => Math.Abs(part.AmountMinor))!.CategoryId : null,
            UpdatedAt = time.Now(),
            Version = old.Version + 1,
        };
        var before = SummaryRow.Of(old, await PartTable.ReadAsync(session, old)).Select(sum => sum.Negated()).ToList();
        await PartTable.DeleteAsync(session, old);
        await PartTable.InsertAsync(session, parts);
        await LinkedRowTable.UpdateAsync(session, row);
        await RowFigures.ApplyAsync(session, [.. before, .. SummaryRow.Of(row, parts)]);
        await links.FollowCategoryAsync(session, ledger, row);
        await links.FinishAsync(session, ledger, transfersChanged: false);
        return SplitDetails.Of(row, parts);
    }

    private static Result<List<TransactionPart>> Check(LedgerState ledger, TransactionRow row, NewSplit split)
    {
        var errors = new ValidationErrors();
        if (split.Parts is not { Count: 0 or >= 2 and <= MaxParts } items)
            return new ValidationError("/parts", $"Must hold 2 to {MaxParts} parts, or none.");
        var parts = new List<TransactionPart>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            var pointer = $"/parts/{i}";
            if (items[i]?.Amount is not { } amount)
                errors.Add($"{pointer}/amount", "A number is required; negative is money out.");
            else if (!Money.TryCreate(amount, row.Currency, out var money, out var problem))
                errors.Add($"{pointer}/amount", problem!);
            else
                parts.Add(new TransactionPart(row.LedgerId, row.Id, i + 1, items[i]!.CategoryId, money.MinorUnits, items[i]!.Note));
            var inPart = new ValidationErrors();
            Intake.CheckCategory(ledger, items[i]?.CategoryId, inPart);
            inPart.OptionalText(items[i]?.Note, "/note", TransactionDraft.MaxNoteLength, multiline: true);
            errors.AddAt(pointer, inPart);
        }

        if (!errors.Any && parts.Count > 0)
            errors.Require(parts.Sum(part => part.AmountMinor) == row.AmountMinor, "/parts", "The parts must add up to the transaction.");
        return errors.Any ? errors.ToError() : parts;
    }
}
