using FinanceTrack.Domain.Data.Migrations;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FinanceTrack.Domain.Health;

internal sealed class MigrationsCheck(Migrator migrator) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await migrator.IsUpToDateAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"The schema is older than migration {Migrator.Newest}, which this version needs: run `migrate`.");
}
