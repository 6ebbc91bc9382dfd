using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Transactions;

/// <summary>
/// How new transactions come into a ledger, one as well as many: checked without the database, checked with it, recorded. The list
/// keeps its order and its length all the way, and each item holds its own outcome.
/// </summary>
public sealed class Intake(LedgerWriter writer, TimeProvider time)
{
    /// <summary>The checks that need no database.</summary>
    internal IReadOnlyList<IntakeItem> Check(IEnumerable<Result<NewTransaction>> items)
    {
        var now = time.Now();
        return [.. items.Select(item => Check(item, now))];
    }

    /// <summary>The checks that need the database: category and account are the ledger's and open, the external id is new.</summary>
    internal static async Task<IReadOnlyList<IntakeItem>> CheckAsync(DbSession session, LedgerState ledger, IReadOnlyList<IntakeItem> items)
    {
        var used = await FindUsedKeysAsync(session, ledger.LedgerId, items);
        var results = new List<IntakeItem>(items.Count);
        foreach (var item in items)
        {
            var errors = new ValidationErrors();
            CheckCategory(ledger, item.Draft?.CategoryId, errors);
            if (item.Draft is { } draft)
                RowAccounts.Check(ledger, draft.AccountId, draft.Money.Currency, errors);
            if (item.Draft?.ExternalIdKey is { } key && !used.Add(key))
                errors.Add("/externalId", "There is already a transaction with this external id.");
            results.Add(errors.Any ? item with { Error = errors.ToError() } : item);
        }

        return results;
    }

    /// <summary>Records the items without an error, in their order.</summary>
    internal async Task<IReadOnlyList<IntakeItem>> RecordAsync(DbSession session, LedgerState ledger, IReadOnlyList<IntakeItem> items)
    {
        int[] good = [.. Enumerable.Range(0, items.Count).Where(place => items[place].Error is null)];
        var rows = await writer.RecordAsync(session, ledger, [.. good.Select(place => items[place].Draft!)]);
        IntakeItem[] recorded = [.. items];
        foreach (var (place, row) in good.Zip(rows))
            recorded[place] = items[place] with { Row = row };
        return recorded;
    }

    internal static void CheckCategory(LedgerState ledger, Guid? categoryId, ValidationErrors errors)
    {
        if (categoryId is not { } id)
            return;
        if (!ledger.Categories.TryGetValue(id, out var category))
            errors.Add("/categoryId", "There is no such category.");
        else if (category.IsArchived)
            errors.Add("/categoryId", "The category is archived.");
    }

    private static IntakeItem Check(Result<NewTransaction> item, DateTimeOffset now)
    {
        var errors = new ValidationErrors();
        if (item.TryGet(out var transaction, out var error))
        {
            var draft = TransactionDraft.Check(transaction, now, errors);
            return draft is null ? new IntakeItem(null, errors.ToError()) : new IntakeItem(draft);
        }

        errors.Add(error);
        return new IntakeItem(null, errors.ToError());
    }

    private static async Task<HashSet<string>> FindUsedKeysAsync(DbSession session, Guid ledgerId, IReadOnlyList<IntakeItem> items)
    {
        string[] keys = [.. items.Select(item => item.Draft?.ExternalIdKey).OfType<string>().Distinct(StringComparer.Ordinal)];
        var used = keys.Length == 0 ? [] : await TransactionTable.FindExternalIdKeysAsync(session, ledgerId, keys);
        return used.ToHashSet(StringComparer.Ordinal);
    }
}
