using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Health;

public static class HealthServices
{
    // Longer than a part takes that is well, shorter than a probe waits.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database", timeout: Patience)
            .AddCheck<MigrationsCheck>("migrations", timeout: Patience)
            .AddCheck<StorageCheck>("storage", timeout: Patience);
        return services.AddSingleton<CheckReadiness>();
    }
}
