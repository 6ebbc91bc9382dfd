using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;

namespace FinanceTrack.Domain.Ledger;

/// <summary>The checks of drafts that need the database: the category is the user's and open, the external id is new.</summary>
internal static class DraftChecks
{
    /// <param name="errorsOf">Where to say what is wrong with the draft in this position.</param>
    public static async Task CheckAsync(
        DbSession session, LedgerHead head, IReadOnlyList<TransactionDraft> drafts, Func<int, ValidationErrors> errorsOf)
    {
        var taken = await FindTakenAsync(session, head.UserId, drafts);
        for (var i = 0; i < drafts.Count; i++)
        {
            CheckCategory(head, drafts[i].CategoryId, errorsOf(i));
            if (drafts[i].ExternalId is { } externalId && !taken.Add(externalId))
                errorsOf(i).Add("/externalId", "There is already a transaction with this external id.");
        }
    }

    public static void CheckCategory(LedgerHead head, Guid? categoryId, ValidationErrors errors)
    {
        if (categoryId is not { } id)
            return;
        if (!head.Categories.TryGetValue(id, out var category))
            errors.Add("/categoryId", "There is no such category.");
        else if (category.IsArchived)
            errors.Add("/categoryId", "The category is archived.");
    }

    private static async Task<HashSet<string>> FindTakenAsync(DbSession session, Guid userId, IReadOnlyList<TransactionDraft> drafts)
    {
        string[] externalIds = [.. drafts.Select(d => d.ExternalId).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (externalIds.Length == 0)
            return new HashSet<string>(StringComparer.Ordinal);
        var rows = await TransactionTable.FindByExternalIdsAsync(session, userId, externalIds);
        return rows.Select(r => r.ExternalId!).ToHashSet(StringComparer.Ordinal);
    }
}
