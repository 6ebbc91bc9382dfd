using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Categorization;
using FinanceTrack.Domain.Categorization.Memory;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Ledger;

/// <summary>
/// Gives rows their category, and the keys under which the statistics hold category and merchant; and lets the user's memory
/// learn from the categories that were given.
/// </summary>
public sealed class RowCategorization(Categorizer categorizer, CategoryMemory memory)
{
    /// <summary>The entries in their order; a category that was given stays.</summary>
    internal async Task<IReadOnlyList<LedgerEntry>> CategorizeAsync(
        DbSession session, LedgerState ledger, IReadOnlyList<LedgerEntry> entries)
    {
        int[] open = [.. Enumerable.Range(0, entries.Count).Where(place => entries[place].Row.CategoryId is null)];
        var answers = await categorizer.CategorizeAsync(
            session, ledger.LedgerId, ledger.Settings.Kind, ledger.Setup.Categorization, ledger.Answered,
            [.. open.Select(place => entries[place].Input)]);

        LedgerEntry[] categorized = [.. entries];
        foreach (var (place, answer) in open.Zip(answers))
            categorized[place] = WithCategory(ledger, entries[place], answer.CategoryId, answer.Source, answer.Confidence);
        foreach (var place in Enumerable.Range(0, entries.Count).Except(open))
            categorized[place] = WithCategory(ledger, entries[place], entries[place].Row.CategoryId, CategorySource.Given, null);
        return categorized;
    }

    /// <summary>Learns the categories that were given with new rows.</summary>
    internal async Task LearnAsync(DbSession session, IEnumerable<LedgerEntry> entries)
    {
        foreach (var (row, input) in entries.Where(entry => entry.Row.CategorySource == CategorySource.Given))
            await memory.LearnAsync(session, row.LedgerId, input.Terms, row.CategoryId!.Value);
    }

    /// <summary>A row was edited: what was learned from it before is taken back, and what it says now is learned.</summary>
    internal async Task RelearnAsync(DbSession session, TransactionRow old, LedgerEntry entry)
    {
        var row = entry.Row;
        if ((old.CategoryId, old.CategorySource, old.Description, old.Money) == (
            row.CategoryId, row.CategorySource, row.Description, row.Money))
        {
            return;
        }

        if (old.CategorySource == CategorySource.Given)
            await memory.UnlearnAsync(session, old.LedgerId, LedgerEntry.Of(old).Input.Terms, old.CategoryId!.Value);
        await LearnAsync(session, [entry]);
    }

    /// <summary>The entry with another category, and the keys that follow from it and from the description.</summary>
    internal static LedgerEntry WithCategory(
        LedgerState ledger, LedgerEntry entry, Guid? categoryId, CategorySource source, double? confidence) => entry with
        {
            Row = entry.Row with
            {
                CategoryId = categoryId,
                CategorySource = source,
                CategoryConfidence = confidence,
                CategoryKey = CategoryKey(ledger, categoryId),
                MerchantKey = StableKey.Of(entry.Input.Merchant.Value),
            },
        };

    internal static long CategoryKey(LedgerState ledger, Guid? categoryId) => categoryId is { } id
        ? ledger.Categories[id].Slug is { } slug ? StableKey.Of(slug) : StableKey.Of(id)
        : StableKey.None;
}
