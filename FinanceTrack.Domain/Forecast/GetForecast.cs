using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Forecast.Storage;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Forecast;

/// <summary>Reads a ledger's forecast as it was computed last: after changes, and every night.</summary>
public sealed class GetForecast(Database database)
{
    public const int MaxDays = MakeForecasts.MaxDays;

    /// <param name="account">Whose forecast it is; null for all of each currency together.</param>
    /// <param name="days">How many days from tomorrow on; null for all.</param>
    public async Task<Result<LedgerForecast>> ExecuteAsync(Guid ledgerId, Guid? account, int? days, CancellationToken cancellationToken)
    {
        if (days is < 1 or > MaxDays)
            return new ValidationError("days", $"Must be 1 to {MaxDays}.");
        return await database.ReadAsync(
            async session => account is { } id && await AccountTable.FindAsync(session, ledgerId, id) is null
                ? new NotFoundError("account")
                : Shown(await ForecastTable.ListAsync(session, ledgerId, account ?? Guid.Empty), days ?? MaxDays),
            cancellationToken);
    }

    private static Result<LedgerForecast> Shown(List<StoredForecast> stored, int days) =>
        new LedgerForecast([.. stored.Select(forecast => ForecastDetails.Of(forecast, days))]);
}
