using FinanceTrack.Domain.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FinanceTrack.Domain.Health;

/// <summary>
/// Asks the parts whether they answer. Anyone may call this, so one answer serves for a moment: a flood of questions
/// does not flood the database.
/// </summary>
public sealed class CheckReadiness(HealthCheckService checks, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private Task<Readiness>? _latest;
    private DateTimeOffset _askedAt;

    public Task<Readiness> ExecuteAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_latest is null or { IsFaulted: true } || time.Now() - _askedAt >= Freshness)
                (_latest, _askedAt) = (AskAsync(), time.Now());
            return _latest.WaitAsync(cancellationToken);
        }
    }

    // Not cancelled with its caller, whose answer others may share; each check has its own time limit.
    private async Task<Readiness> AskAsync()
    {
        var report = await checks.CheckHealthAsync(CancellationToken.None);
        var parts = report.Entries.ToDictionary(
            entry => entry.Key,
            entry => entry.Value.Status == HealthStatus.Healthy
                ? new PartReadiness("ok", null)
                : new PartReadiness("failed", entry.Value.Exception is null ? entry.Value.Description : "It does not answer."));
        return new Readiness(report.Status == HealthStatus.Healthy ? "ready" : "notReady", parts);
    }
}
