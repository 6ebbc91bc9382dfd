using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Transactions;

/// <summary>Items of one user that came together, told apart into those that can be recorded and those that cannot.</summary>
/// <param name="Drafts">The good ones, in their order.</param>
/// <param name="ErrorsOf">Of each item what is wrong with it, by pointer into the item, or null.</param>
internal sealed record CheckedItems(IReadOnlyList<TransactionDraft> Drafts, IReadOnlyList<ValidationError?> ErrorsOf)
{
    public static async Task<CheckedItems> CheckAsync(
        DbSession session, LedgerState ledger, IReadOnlyList<Result<NewTransaction>> items, DateTimeOffset now)
    {
        var errors = items.Select(_ => new ValidationErrors()).ToArray();
        var drafts = items.Select((item, i) => Check(item, now, errors[i])).ToArray();
        int[] places = [.. Enumerable.Range(0, items.Count).Where(i => drafts[i] is not null)];
        await DraftChecks.CheckAsync(session, ledger, [.. places.Select(i => drafts[i]!)], i => errors[places[i]]);
        return new CheckedItems(
            [.. places.Where(i => !errors[i].Any).Select(i => drafts[i]!)],
            [.. errors.Select(e => e.Any ? e.ToError() : null)]);
    }

    /// <summary>All that is wrong, by pointer into the whole; null when nothing is.</summary>
    public ValidationError? AllErrors(string root)
    {
        var all = ErrorsOf
            .SelectMany((e, i) => e?.Errors.Select(p => ($"{root}/{i}{p.Key}", p.Value)) ?? [])
            .ToDictionary(p => p.Item1, p => p.Value);
        return all.Count == 0 ? null : new ValidationError(all);
    }

    private static TransactionDraft? Check(Result<NewTransaction> item, DateTimeOffset now, ValidationErrors errors)
    {
        if (item.TryGet(out var transaction, out var error))
            return TransactionDraft.Check(transaction, now, errors);
        errors.Add(error);
        return null;
    }
}
