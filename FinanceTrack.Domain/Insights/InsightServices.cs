using FinanceTrack.Domain.Insights.Jobs;
using FinanceTrack.Domain.Insights.Weekly;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Users;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Insights;

public static class InsightServices
{
    public static IServiceCollection AddInsights(this IServiceCollection services) => services
        .AddSingleton<ILedgerData, InsightData>()
        .AddSingleton<RefreshLedger>()
        .AddSingleton<IJobHandler, RefreshInsights>()
        .AddSingleton<WeeklyMail>()
        .AddSingleton<IJobHandler, SendWeeklyMails>()
        .AddSingleton<ListInsights>()
        .AddSingleton<UpdateInsight>();
}
