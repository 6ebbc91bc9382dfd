using FinanceTrack.Domain.Assistant.Agent;
using FinanceTrack.Domain.Assistant.Conversations;
using FinanceTrack.Domain.Assistant.Offline;
using FinanceTrack.Domain.Assistant.Proposals;
using FinanceTrack.Domain.Assistant.Tools;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Assistant;

public static class AssistantServices
{
    public static IServiceCollection AddAssistant(this IServiceCollection services) => services
        .AddSingleton<LedgerReads>()
        .AddTools()
        .AddSingleton<AssistantTools>()
        .AddSingleton<AssistantEvents>()
        .AddSingleton<MerchantFinder>()
        .AddSingleton<OfflineEngine>()
        .AddSingleton<OfflineAgent>()
        .AddSingleton<ModelAgent>()
        .AddSingleton(provider => new AskAssistant(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<ModelAgent>(),
            provider.GetRequiredService<OfflineAgent>(), provider.GetRequiredService<AssistantEvents>(),
            provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<ListConversations>()
        .AddSingleton<GetConversation>()
        .AddSingleton<DeleteConversation>()
        .AddSingleton<ProposalChanges>()
        .AddSingleton<GetProposal>()
        .AddSingleton<ConfirmProposal>()
        .AddSingleton<UndoProposal>()
        .AddSingleton<ConversationData>()
        .AddSingleton<ILedgerData>(provider => provider.GetRequiredService<ConversationData>())
        .AddSingleton<IUserData>(provider => provider.GetRequiredService<ConversationData>())
        .AddSingleton<IExpiringData>(provider => provider.GetRequiredService<ConversationData>());

    private static IServiceCollection AddTools(this IServiceCollection services) => services
        .AddSingleton<AssistantTool, SearchTransactions>()
        .AddSingleton<AssistantTool, MonthSummary>()
        .AddSingleton<AssistantTool, ComparePeriods>()
        .AddSingleton<AssistantTool, TopMerchants>()
        .AddSingleton<AssistantTool, Balances>()
        .AddSingleton<AssistantTool, RecurringPayments>()
        .AddSingleton<AssistantTool, CashForecast>()
        .AddSingleton<AssistantTool, OpenAnomalies>()
        .AddSingleton<AssistantTool, StoredInsights>()
        .AddSingleton<AssistantTool, CategoryNames>()
        .AddSingleton<AssistantTool, ProposeCategory>()
        .AddSingleton<AssistantTool, ProposeTransaction>()
        .AddSingleton<AssistantTool, ProposeTransfer>()
        .AddSingleton<AssistantTool, ProposeAnomaly>()
        .AddSingleton<AssistantTool, ProposeInsight>();
}
