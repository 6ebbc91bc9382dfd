using FinanceTrack.Domain.Data.Migrations;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FinanceTrack.Domain.Health;

internal sealed class MigrationsCheck(SchemaVersion schema) : IHealthCheck
{
    /// <summary>Under this name the result holds the newest migration of the database.</summary>
    public const string SchemaData = "schema";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var found = await schema.FindAsync(cancellationToken);
        var data = new Dictionary<string, object>();
        if (found is { } version)
            data[SchemaData] = version;
        return found >= SchemaVersion.Newest
            ? HealthCheckResult.Healthy(data: data)
            : HealthCheckResult.Unhealthy(
                $"The schema is older than migration {SchemaVersion.Newest}, which this version needs: run `migrate`.", data: data);
    }
}
