using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Summaries;

/// <summary>A month in figures, by currency: amounts of different currencies are never added.</summary>
/// <param name="Month">yyyy-MM, of the booked dates.</param>
public sealed record MonthlySummary(string Month, IReadOnlyList<CurrencySummary> Currencies, int Version) : IVersioned
{
    /// <summary>Of one month's rows; a month without transactions has no currencies.</summary>
    internal static MonthlySummary Of(Month month, IEnumerable<SummaryRow> rows)
    {
        var all = rows.ToList();
        var currencies = all
            .Where(r => r.IncomeCount + r.ExpenseCount > 0)
            .GroupBy(r => r.Currency.Code)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(CurrencySummary.Of);
        return new MonthlySummary(month.ToString(), [.. currencies], all.Sum(r => r.Version));
    }
}

/// <param name="Income">The sum of money in, in major units.</param>
/// <param name="Expense">The sum of money out, negative.</param>
/// <param name="Net">Income plus expense.</param>
/// <param name="Count">How many transactions.</param>
public sealed record CurrencySummary(
    string Currency, decimal Income, decimal Expense, decimal Net, int Count, IReadOnlyList<CategorySummary> Categories)
{
    internal static CurrencySummary Of(IGrouping<string, SummaryRow> rows)
    {
        var currency = Monetary.Currency.Of(rows.Key);
        decimal Amount(long minor) => SumOf(minor, currency);
        var income = rows.Sum(r => r.IncomeMinor);
        var expense = rows.Sum(r => r.ExpenseMinor);
        return new CurrencySummary(
            currency.Code,
            Amount(income),
            Amount(expense),
            Amount(income + expense),
            rows.Sum(r => r.IncomeCount + r.ExpenseCount),
            [.. rows
                .OrderBy(r => r.ExpenseMinor - r.IncomeMinor)
                .Select(r => new CategorySummary(
                    r.CategoryId == Guid.Empty ? null : r.CategoryId,
                    Amount(r.IncomeMinor),
                    Amount(r.ExpenseMinor),
                    Amount(r.IncomeMinor + r.ExpenseMinor),
                    r.IncomeCount + r.ExpenseCount))]);
    }

    // A month's sum may be beyond what one transaction may be.
    private static decimal SumOf(long minor, Currency currency) =>
        new Money(minor, currency).Amount;
}

/// <param name="CategoryId">Null: the transactions without a category.</param>
public sealed record CategorySummary(Guid? CategoryId, decimal Income, decimal Expense, decimal Net, int Count);
