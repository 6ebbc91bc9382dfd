using FinanceTrack.Domain.Anomalies.Feedback;
using FinanceTrack.Domain.Anomalies.Jobs;
using FinanceTrack.Domain.Anomalies.Model;
using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Anomalies.Training;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.ModelRegistry;
using FinanceTrack.Domain.Users;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Anomalies;

public static class AnomaliesServices
{
    public static IServiceCollection AddAnomalies(this IServiceCollection services) => services
        .AddModel<AnomalyModelParts, AnomalyModelFormat>()
        .AddSingleton<ScorerSource>()
        .AddSingleton<StatisticsCache>()
        .AddSingleton<RepairStatistics>()
        .AddSingleton<StatisticsSweep>()
        .AddSingleton<AnswerAnomaly>()
        .AddSingleton<WithdrawAnswer>()
        .AddSingleton<ListAnomalies>()
        .AddSingleton<ILedgerData, AnswerData>()
        .AddJobHandler<ComputeAnomalyStatistics>()
        .AddJobHandler<MigrateAnomalyStatistics>()
        .AddJobHandler<RefreshAnomalyPriors>()
        .AddSingleton(new AnomalyTrainingPlan())
        .AddSingleton<TrainAnomalyModel>()
        .AddJobHandler<TrainAnomalyModelJob>()
        .AddSingleton<ReplayRecentRows>()
        .AddJobHandler<ReportAnomalyDrift>()
        .AddDriftJob(ComputeAnomalyStatistics.JobKind)
        .AddDriftJob(ReportAnomalyDrift.JobKind);
}
