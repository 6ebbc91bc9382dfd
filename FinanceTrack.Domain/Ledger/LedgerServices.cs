using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Users;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Ledger;

public static class LedgerServices
{
    public static IServiceCollection AddLedger(this IServiceCollection services) => services
        .AddSingleton<OpenLedger>()
        .AddSingleton<ILedgerData, LedgerData>()
        .AddSingleton<LedgerReader>()
        .AddSingleton<RowCategorization>()
        .AddSingleton<LedgerWriter>()
        .AddSingleton<LinkWriter>()
        .AddSingleton<MatchSignal>()
        .AddSingleton<RefreshSignal>()
        .AddSingleton<StatisticsUpdater>();
}
