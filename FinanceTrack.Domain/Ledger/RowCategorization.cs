using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Categorization;
using FinanceTrack.Domain.Categorization.Memory;
using FinanceTrack.Domain.Categorization.Text;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Ledger;

/// <summary>
/// Gives rows their category, and the keys under which the statistics hold category and merchant; and lets the user's memory
/// learn from the categories that were given.
/// </summary>
public sealed class RowCategorization(Categorizer categorizer, CategoryMemory memory)
{
    /// <summary>The rows in their order; a category that was given stays.</summary>
    internal async Task<IReadOnlyList<TransactionRow>> CategorizeAsync(DbSession session, LedgerState ledger, IReadOnlyList<TransactionRow> rows)
    {
        var open = rows.Where(row => row.CategoryId is null).ToList();
        var answers = new Queue<CategoryAnswer>(await categorizer.CategorizeAsync(
            session, ledger.LedgerId, ledger.Settings.Kind, ledger.Setup.Categorization, ledger.Answered, [.. open.Select(Input)]));
        return [.. rows.Select(row => row.CategoryId is null
            ? WithAnswer(ledger, row, answers.Dequeue())
            : WithCategory(ledger, row, row.CategoryId, CategorySource.Given, null))];
    }

    /// <summary>Learns the categories that were given with new rows.</summary>
    internal async Task LearnAsync(DbSession session, IEnumerable<TransactionRow> rows)
    {
        foreach (var row in rows.Where(row => row.CategorySource == CategorySource.Given))
            await memory.LearnAsync(session, row.LedgerId, Input(row), row.CategoryId!.Value);
    }

    /// <summary>A row was edited: what was learnt from it before is taken back, and what it says now is learnt.</summary>
    internal async Task RelearnAsync(DbSession session, TransactionRow old, TransactionRow row)
    {
        if ((old.CategoryId, old.CategorySource, Input(old)) == (row.CategoryId, row.CategorySource, Input(row)))
            return;
        if (old.CategorySource == CategorySource.Given)
            await memory.UnlearnAsync(session, old.LedgerId, Input(old), old.CategoryId!.Value);
        await LearnAsync(session, [row]);
    }

    /// <summary>The row with another category, and the keys that follow from it and from the description.</summary>
    internal static TransactionRow WithCategory(
        LedgerState ledger, TransactionRow row, Guid? categoryId, CategorySource source, double? confidence) => row with
        {
            CategoryId = categoryId,
            CategorySource = source,
            CategoryConfidence = confidence,
            CategoryKey = CategoryKey(ledger, categoryId),
            MerchantKey = StableKey.Of(MerchantKey.From(row.Description).Value),
        };

    private static TransactionRow WithAnswer(LedgerState ledger, TransactionRow row, CategoryAnswer answer) =>
        WithCategory(ledger, row, answer.CategoryId, answer.Source, answer.Confidence);

    internal static long CategoryKey(LedgerState ledger, Guid? categoryId) => categoryId is { } id
        ? ledger.Categories[id].Slug is { } slug ? StableKey.Of(slug) : StableKey.Of(id)
        : StableKey.None;

    private static CategorizationInput Input(TransactionRow row) => new(row.Description, row.Money);
}
