using FinanceTrack.Domain.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FinanceTrack.Domain.Health;

internal sealed class DatabaseCheck(Database database) : IHealthCheck
{
    private static readonly Statement PingSql = Statement.Of("SELECT 1");

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await database.ReadAsync(session => session.ScalarAsync<int>(PingSql), cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
