using FinanceTrack.Domain.Forecast;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Domain.Insights;

/// <summary>What insights are found in. Rows and streams of other currencies are left out.</summary>
/// <param name="Rows">Booked rows without transfers between the person's own accounts.</param>
/// <param name="Streams">What the detector found in the rows up to today.</param>
public sealed record InsightRequest(
    IReadOnlyCollection<RecurringRow> Rows, IReadOnlyCollection<RecurringStream> Streams, Currency Currency, DateOnly Today)
{
    /// <summary>A forecast of the balance, for what is ahead.</summary>
    public CashFlowForecast? Forecast { get; init; }

    /// <summary>The floor that the forecast was made with.</summary>
    public long Floor { get; init; }

    /// <summary>The accounts of the currency whose balances are forecast.</summary>
    public IReadOnlyList<AccountOutlook> Accounts { get; init; } = [];
}
