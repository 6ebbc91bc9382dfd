using FinanceTrack.Domain.Anomalies.Scoring;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Anomalies;

public static class AnomaliesServices
{
    public static IServiceCollection AddAnomalies(this IServiceCollection services) => services.AddSingleton<ScorerSource>();
}
