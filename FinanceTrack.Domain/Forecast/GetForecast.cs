using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Forecast.Storage;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Forecast;

/// <summary>Reads a ledger's forecast as it was computed last: after changes, and every night.</summary>
public sealed class GetForecast(Database database)
{
    public const int MaxDays = MakeForecasts.MaxDays;

    /// <param name="days">How many days from tomorrow on; null for all.</param>
    public async Task<Result<LedgerForecast>> ExecuteAsync(Guid ledgerId, int? days, CancellationToken cancellationToken)
    {
        if (days is < 1 or > MaxDays)
            return new ValidationError("days", $"Must be 1 to {MaxDays}.");
        var stored = await database.ReadAsync(session => ForecastTable.ListAsync(session, ledgerId), cancellationToken);
        return new LedgerForecast([.. stored.Select(forecast => ForecastDetails.Of(forecast, days ?? MaxDays))]);
    }
}
