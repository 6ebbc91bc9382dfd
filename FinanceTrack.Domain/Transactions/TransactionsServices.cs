using FinanceTrack.Domain.Transactions.Inbound;
using FinanceTrack.Domain.Users;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Transactions;

public static class TransactionsServices
{
    public static IServiceCollection AddTransactions(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<InboundOptions>(configuration.GetSection(InboundOptions.Section))
        .AddSingleton<ILedgerData, TransactionData>()
        .AddSingleton<GetTransaction>()
        .AddSingleton<FindByExternalIds>()
        .AddSingleton<ListTransactions>()
        .AddSingleton<Intake>()
        .AddSingleton<RecordTransaction>()
        .AddSingleton<RecordBatch>()
        .AddSingleton<EditTransaction>()
        .AddSingleton<DeleteTransaction>()
        .AddSingleton<SplitTransaction>()
        .AddSingleton<GetSplit>()
        .AddSingleton<ScoreTransaction>()
        .AddSingleton<InboundSenders>()
        .AddSingleton<ReceiveTransactions>();
}
