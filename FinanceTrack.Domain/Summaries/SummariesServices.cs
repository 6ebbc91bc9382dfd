using FinanceTrack.Domain.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Summaries;

public static class SummariesServices
{
    public static IServiceCollection AddSummaries(this IServiceCollection services) => services
        .AddSingleton<GetMonthlySummary>()
        .AddSingleton<ListMonthlySummaries>()
        .AddSingleton<RecomputeSummaries>()
        .AddSingleton<IJobHandler>(provider => provider.GetRequiredService<RecomputeSummaries>())
        .AddDriftJob(RecomputeSummaries.JobKind);
}
