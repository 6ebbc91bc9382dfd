using FinanceTrack.Domain.Anomalies.Jobs;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Anomalies;

public static class AnomaliesServices
{
    public static IServiceCollection AddAnomalies(this IServiceCollection services) => services
        .AddSingleton<ScorerSource>()
        .AddSingleton<RepairStatistics>()
        .AddSingleton<StatisticsSweep>()
        .AddJobHandler<ComputeAnomalyStatistics>()
        .AddJobHandler<MigrateAnomalyStatistics>();
}
