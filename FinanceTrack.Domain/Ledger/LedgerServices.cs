using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Users;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Ledger;

public static class LedgerServices
{
    public static IServiceCollection AddLedger(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<InboundOptions>(configuration.GetSection(InboundOptions.Section))
        .AddSingleton<IUserRegisteredHandler, OpenLedger>()
        .AddSingleton<IUserData, LedgerData>()
        .AddSingleton<GetTransaction>()
        .AddSingleton<FindByExternalIds>()
        .AddSingleton<ListTransactions>()
        .AddSingleton<LedgerHeads>()
        .AddSingleton<RowCategorization>()
        .AddSingleton<LedgerWriter>()
        .AddSingleton<StatisticsFollowUp>()
        .AddSingleton<RecordTransaction>()
        .AddSingleton<RecordBatch>()
        .AddSingleton<EditTransaction>()
        .AddSingleton<DeleteTransaction>()
        .AddSingleton<DeleteCategory>()
        .AddSingleton<ScoreTransaction>()
        .AddSingleton<InboundSenders>()
        .AddSingleton<ReceiveTransactions>();
}
