using FinanceTrack.Domain.Data.Migrations;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FinanceTrack.Domain.Health;

internal sealed class MigrationsCheck(SchemaVersion schema) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await schema.IsCurrentAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy(
                $"The schema is older than migration {SchemaVersion.Newest}, which this version needs: run `migrate`.");
}
