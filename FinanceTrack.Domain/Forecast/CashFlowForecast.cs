using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Domain.Forecast;

/// <summary>What a forecast is made from. Amounts are in minor units of one currency; rows and streams of others are left out.</summary>
/// <param name="Rows">Booked rows without transfers between the person's own accounts.</param>
/// <param name="Streams">What the detector found in the rows up to today.</param>
/// <param name="Days">How many days from tomorrow on.</param>
/// <param name="Seed">From the person and the day, so that the same question has the same answer.</param>
public sealed record ForecastRequest(
    IReadOnlyCollection<RecurringRow> Rows,
    IReadOnlyCollection<RecurringStream> Streams,
    Currency Currency,
    DateOnly Today,
    int Days,
    ulong Seed)
{
    public const int DefaultPaths = 1000;

    /// <summary>Today's balance; without one the forecast is of the cash flow from now on.</summary>
    public long? Balance { get; init; }

    /// <summary>The balance that must not be undercut; null where there is none, as of a card.</summary>
    public long? Floor { get; init; } = 0;

    /// <summary>Of the balance, what is not saved; all of it where this is null.</summary>
    public long? Spendable { get; init; }

    public int Paths { get; init; } = DefaultPaths;
}

/// <summary>A forecast by day: of the balance where one is known, else of the cash flow since today.</summary>
/// <param name="HasUnscheduled">False while the history is too short: then only recurring payments are in it.</param>
public sealed record CashFlowForecast(
    IReadOnlyList<ForecastDay> Days, bool HasUnscheduled, IReadOnlyList<StreamShare> Streams, SafeToSpend? SafeToSpend);

/// <summary>One day, in minor units.</summary>
public readonly record struct ForecastDay
{
    public required DateOnly Date { get; init; }

    public required long Median { get; init; }

    /// <summary>The 25 % quantile; with <see cref="High50"/> an interval of 50 %.</summary>
    public required long Low50 { get; init; }

    public required long High50 { get; init; }

    /// <summary>The 10 % quantile; with <see cref="High80"/> an interval of 80 %.</summary>
    public required long Low80 { get; init; }

    public required long High80 { get; init; }

    /// <summary>The mean cash flow of recurring payments since today.</summary>
    public required long Scheduled { get; init; }

    /// <summary>The mean cash flow of everything else since today.</summary>
    public required long Unscheduled { get; init; }

    /// <summary>The probability to be below the floor on this day; null without a balance or a floor.</summary>
    public required double? BelowFloor { get; init; }

    /// <summary>The probability to have been below it by the end of this day; null without a balance or a floor.</summary>
    public required double? BelowFloorByThen { get; init; }
}

/// <summary>What a stream is expected to bring or cost over the whole forecast, in minor units.</summary>
public readonly record struct StreamShare(Guid StreamId, long Expected);

/// <summary>What can be spent until the next payday, bills kept.</summary>
/// <param name="Income">The stream that pays on that day; null where it is not stored.</param>
/// <param name="HoldBack">What to keep for recurring payments due before payday; enough in nine of ten cases.</param>
/// <param name="Available">What can be spent of the balance without what is held back and the floor; null without a balance.</param>
/// <param name="PerDay">What is available a day; never negative.</param>
/// <param name="UsuallySpent">The median of what is spent until then without recurring payments; not subtracted.</param>
public sealed record SafeToSpend(
    DateOnly Payday, Guid? Income, int DaysLeft, long HoldBack, long? Available, long? PerDay, long? UsuallySpent);
