using FinanceTrack.Domain.Forecast;

namespace FinanceTrack.Domain.Insights;

/// <summary>The forecast of an account's balance.</summary>
/// <param name="Floor">What the balance must not fall below.</param>
public sealed record AccountOutlook(Guid AccountId, string Name, CashFlowForecast Forecast, long Floor);
