using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Summaries;

/// <summary>In which month a refund counts.</summary>
public enum SummaryBasis
{
    /// <summary>
    /// In the month in which the money came: the sums of an account are the change of its balance, and a past month stays.
    /// </summary>
    Money = 0,

    /// <summary>In the month of the purchase that it pays back.</summary>
    Purchase = 1,
}

/// <summary>A month in figures, by currency: amounts of different currencies are never added.</summary>
/// <param name="Month">yyyy-MM, of the booked dates.</param>
public sealed record MonthlySummary(string Month, IReadOnlyList<CurrencySummary> Currencies, int Version) : IVersioned
{
    /// <summary>Of one month's rows; a month without transactions has no currencies.</summary>
    internal static MonthlySummary Of(Month month, IEnumerable<SummaryRow> rows, SummaryBasis basis)
    {
        var all = rows.ToList();
        var currencies = all
            .Where(r => !r.IsZero)
            .GroupBy(r => r.Currency.Code)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => CurrencySummary.Of(g, basis));
        return new MonthlySummary(month.ToString(), [.. currencies], all.Sum(r => r.Version));
    }
}

/// <param name="Income">The sum of money in, in major units.</param>
/// <param name="Expense">The sum of money out, negative.</param>
/// <param name="Refunds">The sum of what was paid back, beside the expenses and not part of the income.</param>
/// <param name="Net">Income plus expense plus refunds.</param>
/// <param name="Transfers">Between own accounts, in neither income nor expense; over all accounts of a currency they add up to
/// zero.</param>
/// <param name="Adjustments">Corrections of a balance, in neither income nor expense.</param>
/// <param name="Count">How many transactions; a split one counts once for each part.</param>
public sealed record CurrencySummary(
    string Currency, decimal Income, decimal Expense, decimal Refunds, decimal Net, decimal Transfers, decimal Adjustments, int Count,
    IReadOnlyList<CategorySummary> Categories)
{
    internal static CurrencySummary Of(IGrouping<string, SummaryRow> rows, SummaryBasis basis)
    {
        var currency = Monetary.Currency.Of(rows.Key);
        var total = SumOf(rows);
        var categories = rows.GroupBy(row => row.CategoryId).Select(SumOf)
            .OrderBy(sum => sum.ExpenseMinor - sum.IncomeMinor).ThenBy(sum => sum.CategoryId)
            .Select(sum => CategorySummary.Of(sum, basis));

        // A month's sum may be beyond what one transaction may be.
        decimal Amount(long minor) => new Money(minor, currency).Amount;
        var refunds = Refunded(total, basis);
        return new CurrencySummary(
            currency.Code, Amount(total.IncomeMinor), Amount(total.ExpenseMinor), Amount(refunds),
            Amount(total.IncomeMinor + total.ExpenseMinor + refunds), Amount(total.TransferMinor), Amount(total.AdjustmentMinor),
            total.Items,
            [.. categories]);
    }

    internal static long Refunded(SummaryRow sum, SummaryBasis basis) =>
        basis == SummaryBasis.Purchase ? sum.RefundedMinor : sum.RefundMinor;

    private static SummaryRow SumOf(IEnumerable<SummaryRow> rows) => rows.Aggregate((left, right) => left.Plus(right));
}

/// <param name="CategoryId">Null: the transactions without a category.</param>
/// <param name="Refunds">Of expenses of this category.</param>
/// <param name="Net">Income plus expense plus refunds: a transfer does not count, whatever its category.</param>
public sealed record CategorySummary(
    Guid? CategoryId, decimal Income, decimal Expense, decimal Refunds, decimal Net, decimal Transfers, int Count)
{
    internal static CategorySummary Of(SummaryRow sum, SummaryBasis basis)
    {
        decimal Amount(long minor) => new Money(minor, sum.Currency).Amount;
        var refunds = CurrencySummary.Refunded(sum, basis);
        return new CategorySummary(
            sum.CategoryId == Guid.Empty ? null : sum.CategoryId,
            Amount(sum.IncomeMinor),
            Amount(sum.ExpenseMinor),
            Amount(refunds),
            Amount(sum.IncomeMinor + sum.ExpenseMinor + refunds),
            Amount(sum.TransferMinor),
            sum.Items);
    }
}
