using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Insights;

/// <summary>The figures of an insight. Amounts are minor units without sign.</summary>
public abstract record InsightFacts(Currency Currency);

/// <param name="Total">Spent in the month.</param>
/// <param name="Expected">What the months before let expect.</param>
/// <param name="Median">The median of the months before.</param>
/// <param name="Causes">The parts that make up most of the difference, the largest first.</param>
public sealed record MonthFacts(
    Currency Currency, string Category, DateOnly Month, long Total, long Expected, long Median, IReadOnlyList<MonthCause> Causes)
        : InsightFacts(Currency);

public enum CauseKind
{
    /// <summary>A merchant without a row in the months before.</summary>
    NewMerchant,

    /// <summary>A merchant of the months before without a row in this one.</summary>
    AbsentMerchant,

    /// <summary>More or fewer rows than a mean month has, at the mean price.</summary>
    Frequency,

    /// <summary>Rows that are larger or smaller than the mean.</summary>
    Price,
}

/// <summary>A part of the difference between a month and the mean of the months before. All parts sum to it exactly.</summary>
/// <param name="Change">Minor units; negative when less was spent.</param>
public sealed record MonthCause(string Merchant, CauseKind Kind, long Change, IReadOnlyList<Guid> RowIds);

public sealed record DuplicateFacts(Currency Currency, string Merchant, long Size, DateOnly First, DateOnly Second)
    : InsightFacts(Currency);

public sealed record PriceRiseFacts(Currency Currency, string Merchant, long Before, long After, DateOnly Since) : InsightFacts(Currency);

public sealed record TrialFacts(Currency Currency, string Merchant, long Trial, long Price, DateOnly Since) : InsightFacts(Currency);

/// <param name="Expected">The date of the first payment that did not come.</param>
/// <param name="Missed">How many did not come.</param>
/// <param name="LastDates">The last payments, up to five.</param>
public sealed record MissedFacts(
    Currency Currency, string Merchant, long Usual, DateOnly Expected, int Missed, IReadOnlyList<DateOnly> LastDates)
        : InsightFacts(Currency);

/// <param name="PerMonth">What a month costs or brings.</param>
public sealed record NewRecurringFacts(Currency Currency, string Merchant, bool IsIncome, long Size, long PerMonth, DateOnly First)
    : InsightFacts(Currency);

public sealed record FeesFacts(Currency Currency, long Total, int Count, DateOnly From, DateOnly To) : InsightFacts(Currency);

/// <param name="Recent">The share of income that was not spent in the last three full months.</param>
/// <param name="Year">The same over the last twelve, or as many as there are.</param>
public sealed record SavingsFacts(Currency Currency, double Recent, double Year, int YearMonths, DateOnly Month) : InsightFacts(Currency);

/// <param name="Probability">To be below the floor by then.</param>
/// <param name="Lowest">The median balance of that day.</param>
/// <param name="Account">The name of the account; null for all accounts together.</param>
public sealed record LowBalanceFacts(
    Currency Currency, DateOnly Day, double Probability, long Floor, long Lowest, string? Account = null, Guid? AccountId = null)
        : InsightFacts(Currency);

/// <param name="Due">What has not come yet.</param>
/// <param name="Paid">What was paid on the day.</param>
public sealed record RefundExpectedFacts(Currency Currency, string Merchant, long Due, long Paid, DateOnly Date) : InsightFacts(Currency);
