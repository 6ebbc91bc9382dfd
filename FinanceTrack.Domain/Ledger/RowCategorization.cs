using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Categorization.Text;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Transactions;

namespace FinanceTrack.Domain.Ledger;

/// <summary>Gives rows their category, and the keys under which the statistics hold category and merchant.</summary>
internal static class RowCategorization
{
    /// <summary>The rows in their order; a category that was given stays.</summary>
    internal static Task<IReadOnlyList<TransactionRow>> CategorizeAsync(DbSession session, LedgerHead head, IReadOnlyList<TransactionRow> rows)
    {
        session.CancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<TransactionRow>>([.. rows.Select(row => WithCategory(
            head, row, row.CategoryId, row.CategoryId is null ? CategorySource.None : CategorySource.Given, null))]);
    }

    /// <summary>The row with another category, and the keys that follow from it and from the description.</summary>
    internal static TransactionRow WithCategory(
        LedgerHead head, TransactionRow row, Guid? categoryId, CategorySource source, double? confidence) => row with
        {
            CategoryId = categoryId,
            CategorySource = source,
            CategoryConfidence = confidence,
            CategoryKey = CategoryKey(head, categoryId),
            MerchantKey = MerchantKey.From(row.Description).Hash,
        };

    internal static long CategoryKey(LedgerHead head, Guid? categoryId) => categoryId is { } id
        ? head.Categories[id].Slug is { } slug ? StableKey.Of(slug) : StableKey.Of(id)
        : StableKey.None;
}
