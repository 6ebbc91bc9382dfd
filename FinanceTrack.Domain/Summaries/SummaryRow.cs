using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Summaries;

/// <summary>
/// A row of <c>MonthlySums</c>, or what to add to one. What is not <see cref="RefundedMinor"/> adds up to the amounts of the rows, so
/// that the sums of an account are the change of its balance.
/// </summary>
public sealed record SummaryRow
{
    public required Guid LedgerId { get; init; }

    /// <summary>yyyymm.</summary>
    public required int Month { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>All zeros: no category.</summary>
    public required Guid CategoryId { get; init; }

    public required Guid AccountId { get; init; }

    public long IncomeMinor { get; init; }

    /// <summary>Zero or negative, as money out is.</summary>
    public long ExpenseMinor { get; init; }

    /// <summary>Money that came back, in the category of what it paid for.</summary>
    public long RefundMinor { get; init; }

    /// <summary>What was paid back of the expenses of this month, whenever it came.</summary>
    public long RefundedMinor { get; init; }

    /// <summary>Between own accounts: negative where it left this one.</summary>
    public long TransferMinor { get; init; }

    public long AdjustmentMinor { get; init; }

    /// <summary>How many transactions, or parts of one.</summary>
    public int Items { get; init; }

    /// <summary>How many times the row has been changed.</summary>
    public int Version { get; init; } = 1;

    /// <summary>By how much the balance of the account changes.</summary>
    public long BalanceMinor => IncomeMinor + ExpenseMinor + RefundMinor + TransferMinor + AdjustmentMinor;

    public bool IsZero =>
        (IncomeMinor, ExpenseMinor, RefundMinor, RefundedMinor, TransferMinor, AdjustmentMinor, Items) == (0, 0, 0, 0, 0, 0, 0);

    /// <summary>What recording the transaction adds; taking it back adds each <see cref="Negated"/>.</summary>
    /// <param name="parts">Of a split transaction; they carry its categories.</param>
    public static IEnumerable<SummaryRow> Of(TransactionRow row, IReadOnlyList<TransactionPart> parts)
    {
        if (row is { IsSplit: true, Role: TransactionRole.Ordinary })
        {
            foreach (var part in parts)
                yield return Ordinary(row, part.CategoryId, part.AmountMinor);
        }
        else
        {
            yield return Whole(row);
        }

        if (row.FeeMinor != 0)
            yield return In(row, row.LinkedCategoryId) with { ExpenseMinor = -row.FeeMinor };
        if (row.RefundedMinor != 0)
            yield return In(row, row.LinkedCategoryId ?? row.CategoryId) with { RefundedMinor = row.RefundedMinor };
    }

    public SummaryRow Negated() => this with
    {
        IncomeMinor = -IncomeMinor,
        ExpenseMinor = -ExpenseMinor,
        RefundMinor = -RefundMinor,
        RefundedMinor = -RefundedMinor,
        TransferMinor = -TransferMinor,
        AdjustmentMinor = -AdjustmentMinor,
        Items = -Items,
    };

    public SummaryRow Plus(SummaryRow other) => this with
    {
        IncomeMinor = IncomeMinor + other.IncomeMinor,
        ExpenseMinor = ExpenseMinor + other.ExpenseMinor,
        RefundMinor = RefundMinor + other.RefundMinor,
        RefundedMinor = RefundedMinor + other.RefundedMinor,
        TransferMinor = TransferMinor + other.TransferMinor,
        AdjustmentMinor = AdjustmentMinor + other.AdjustmentMinor,
        Items = Items + other.Items,
    };

    private static SummaryRow Whole(TransactionRow row) => row.Role switch
    {
        TransactionRole.Transfer => In(row, row.CategoryId) with { TransferMinor = row.AmountMinor + row.FeeMinor, Items = 1 },
        TransactionRole.Refund => In(row, row.LinkedCategoryId ?? row.CategoryId) with { RefundMinor = row.AmountMinor, Items = 1 },
        TransactionRole.Adjustment => In(row, null) with { AdjustmentMinor = row.AmountMinor, Items = 1 },
        _ => Ordinary(row, row.CategoryId, row.AmountMinor),
    };

    private static SummaryRow Ordinary(TransactionRow row, Guid? categoryId, long minor) => In(row, categoryId) with
    {
        IncomeMinor = Math.Max(minor, 0),
        ExpenseMinor = Math.Min(minor, 0),
        Items = 1,
    };

    private static SummaryRow In(TransactionRow row, Guid? categoryId) => new()
    {
        LedgerId = row.LedgerId,
        Month = Summaries.Month.Of(row.BookedOn).Number,
        Currency = row.Currency,
        CategoryId = categoryId ?? Guid.Empty,
        AccountId = row.AccountId,
    };
}
