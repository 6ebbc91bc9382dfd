using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Transactions;

/// <summary>The checks of drafts that need the database: category and account are the ledger's and open, the external id is new.</summary>
internal static class DraftChecks
{
    /// <param name="errorsOf">Where to say what is wrong with the draft in this position.</param>
    public static async Task CheckAsync(
        DbSession session, LedgerState ledger, IReadOnlyList<TransactionDraft> drafts, Func<int, ValidationErrors> errorsOf)
    {
        var taken = await FindTakenAsync(session, ledger.LedgerId, drafts);
        for (var i = 0; i < drafts.Count; i++)
        {
            CheckCategory(ledger, drafts[i].CategoryId, errorsOf(i));
            RowAccounts.Check(ledger, drafts[i].AccountId, drafts[i].Money.Currency, errorsOf(i));
            if (drafts[i].ExternalIdKey is { } key && !taken.Add(key))
                errorsOf(i).Add("/externalId", "There is already a transaction with this external id.");
        }
    }

    public static void CheckCategory(LedgerState ledger, Guid? categoryId, ValidationErrors errors)
    {
        if (categoryId is not { } id)
            return;
        if (!ledger.Categories.TryGetValue(id, out var category))
            errors.Add("/categoryId", "There is no such category.");
        else if (category.IsArchived)
            errors.Add("/categoryId", "The category is archived.");
    }

    private static async Task<HashSet<string>> FindTakenAsync(DbSession session, Guid ledgerId, IReadOnlyList<TransactionDraft> drafts)
    {
        string[] keys = [.. drafts.Select(d => d.ExternalIdKey).OfType<string>().Distinct(StringComparer.Ordinal)];
        var taken = keys.Length == 0 ? [] : await TransactionTable.FindExternalIdKeysAsync(session, ledgerId, keys);
        return taken.ToHashSet(StringComparer.Ordinal);
    }
}
