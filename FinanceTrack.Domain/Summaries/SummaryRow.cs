using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Summaries;

/// <summary>A row of <c>MonthlySummaries</c>, or what to add to one.</summary>
public sealed record SummaryRow
{
    public required Guid LedgerId { get; init; }

    /// <summary>yyyymm.</summary>
    public required int Month { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>All zeros: no category.</summary>
    public required Guid CategoryId { get; init; }

    public long IncomeMinor { get; init; }

    /// <summary>Zero or negative, as money out is.</summary>
    public long ExpenseMinor { get; init; }

    public int IncomeCount { get; init; }

    public int ExpenseCount { get; init; }

    /// <summary>How many times the row has been changed.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What recording the transaction adds; taking it back adds <see cref="Negated"/>.</summary>
    public static SummaryRow Of(TransactionRow row) => new()
    {
        LedgerId = row.LedgerId,
        Month = Summaries.Month.Of(row.BookedOn).Number,
        Currency = row.Currency,
        CategoryId = row.CategoryId ?? Guid.Empty,
        IncomeMinor = Math.Max(row.AmountMinor, 0),
        ExpenseMinor = Math.Min(row.AmountMinor, 0),
        IncomeCount = row.AmountMinor > 0 ? 1 : 0,
        ExpenseCount = row.AmountMinor < 0 ? 1 : 0,
    };

    public SummaryRow Negated() => this with
    {
        IncomeMinor = -IncomeMinor,
        ExpenseMinor = -ExpenseMinor,
        IncomeCount = -IncomeCount,
        ExpenseCount = -ExpenseCount,
    };

    public SummaryRow Plus(SummaryRow other) => this with
    {
        IncomeMinor = IncomeMinor + other.IncomeMinor,
        ExpenseMinor = ExpenseMinor + other.ExpenseMinor,
        IncomeCount = IncomeCount + other.IncomeCount,
        ExpenseCount = ExpenseCount + other.ExpenseCount,
    };

    public bool IsZero => (IncomeMinor, ExpenseMinor, IncomeCount, ExpenseCount) == (0, 0, 0, 0);

    public bool HasSameFigures(SummaryRow other) =>
        (IncomeMinor, ExpenseMinor, IncomeCount, ExpenseCount) == (other.IncomeMinor, other.ExpenseMinor, other.IncomeCount, other.ExpenseCount);
}
