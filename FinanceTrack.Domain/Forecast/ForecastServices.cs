using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Forecast.Storage;
using FinanceTrack.Domain.Users;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Forecast;

public static class ForecastServices
{
    public static IServiceCollection AddForecast(this IServiceCollection services) => services
        .AddSingleton<ILedgerData, ForecastData>()
        .AddSingleton<GetForecast>();
}

/// <summary>A ledger's forecasts; they follow from its transactions, so that an export leaves them out.</summary>
public sealed class ForecastData : ILedgerData
{
    public IEnumerable<UserDataSet> Export(Guid ledgerId, Guid readerId) => [];

    public Task EraseAsync(DbSession session, Guid ledgerId) => ForecastTable.EraseAsync(session, ledgerId);
}
