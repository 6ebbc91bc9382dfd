using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Recurring.Storage;

/// <summary>Reads a ledger's rows as the detector, the forecast and the insights want them.</summary>
internal static class RecurringRows
{
    /// <summary>The latest rows of a ledger; what is older says little about what recurs now, and memory stays bounded.</summary>
    public const int MaxRows = 50_000;

    /// <summary>Before the slug-less id of a category that a person made.</summary>
    public const string OwnCategoryPrefix = "own:";

    private const string TransferSlug = "transfer";

    private static readonly Statement LatestSql = Statement.Of(d => $"""
        SELECT Id, BookedOn, AmountMinor, Currency, Description, CategoryId, CategorySource, Role, AccountId, RefundedMinor,
            RefundExpectedMinor, MerchantKey
        FROM Transactions
        WHERE LedgerId = @LedgerId
          AND Role IN ({(int)TransactionRole.Ordinary}, {(int)TransactionRole.Transfer}, {(int)TransactionRole.Refund})
        ORDER BY BookedOn DESC, Id DESC
        {d.Limit("@Rows")}
        """);

    /// <summary>Adjustments are left out: they are neither spending nor a movement.</summary>
    public static async Task<LedgerRows> ReadAsync(DbSession session, Guid ledgerId)
    {
        var slugs = (await CategoryTable.ListAsync(session, ledgerId))
            .ToDictionary(category => category.Id, category => category.Slug ?? OwnCategoryPrefix + category.Id.ToString("N"));
        var rows = await session.QueryAsync(LatestSql, new { LedgerId = ledgerId, Rows = MaxRows }, Read);
        var called = rows.Where(row => row.IsCalledTransfer).Select(row => row.MerchantKey).ToHashSet();
        var moves = rows.ToLookup(row => row.IsLinked || row.IsCalledTransfer
            || (row.Row.Category == TransferSlug && called.Contains(row.MerchantKey)));
        return new LedgerRows([.. moves[false].Select(row => row.Row)], [.. moves[true].Select(row => row.Row)]);

        Candidate Read(RowReader row)
        {
            var category = row.OptionalId(5) is { } id ? slugs.GetValueOrDefault(id) : null;
            return new Candidate(
                new RecurringRow(row.Id(0), row.Day(1), new Money(row.Long(2), row.Currency(3)), row.Text(4), category)
                {
                    AccountId = row.Id(8),
                    IsRefund = row.Int(7) == (int)TransactionRole.Refund,
                    RefundDue = Math.Max(0, row.Long(10) - row.Long(9)),
                },
                row.Long(11), row.Int(7) == (int)TransactionRole.Transfer, IsCalledTransfer(category, (CategorySource)row.Int(6)));
        }
    }

    /// <summary>
    /// The one place that decides it where no link does. A person's own word counts, or what follows from it, and then for all of the
    /// merchant's payments that the model takes for transfers; its guess alone does not, since rent and gifts are transfers too.
    /// </summary>
    private static bool IsCalledTransfer(string? category, CategorySource source) =>
        category == TransferSlug && source is (CategorySource.Given or CategorySource.Memory or CategorySource.Rule);

    private readonly record struct Candidate(RecurringRow Row, long MerchantKey, bool IsLinked, bool IsCalledTransfer);
}
