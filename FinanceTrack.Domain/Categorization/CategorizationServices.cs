using FinanceTrack.Domain.Categorization.Jobs;
using FinanceTrack.Domain.Categorization.Memory;
using FinanceTrack.Domain.Categorization.Model;
using FinanceTrack.Domain.Categorization.Rules;
using FinanceTrack.Domain.Categorization.Training;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.ModelRegistry;
using FinanceTrack.Domain.Users;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Categorization;

public static class CategorizationServices
{
    public static IServiceCollection AddCategorization(this IServiceCollection services) => services
        .AddModel<CategoryScorer, ExpenseClassifierFormat>()
        .AddSingleton<ILedgerData, CategorizationData>()
        .AddSingleton<Categorizer>()
        .AddSingleton<CategoryMemory>()
        .AddSingleton<CategorizeTransactions>()
        .AddSingleton<ListRules>()
        .AddSingleton<GetRule>()
        .AddSingleton<CreateRule>()
        .AddSingleton<UpdateRule>()
        .AddSingleton<DeleteRule>()
        .AddSingleton<PreviewRule>()
        .AddSingleton(new TrainingPlan())
        .AddSingleton<TrainExpenseClassifier>()
        .AddSingleton<EnsureExpenseClassifier>()
        .AddJobHandler<TrainExpenseClassifierJob>()
        .AddJobHandler<ReportCategorizationDrift>()
        .AddDriftJob(ReportCategorizationDrift.JobKind);
}
