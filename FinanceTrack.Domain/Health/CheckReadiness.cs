using System.Reflection;
using FinanceTrack.Domain.Caching;
using FinanceTrack.Domain.ModelRegistry;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FinanceTrack.Domain.Health;

/// <summary>
/// Asks the parts whether they answer. Anyone may call this, so one answer serves for a moment: a flood of questions
/// does not flood the database.
/// </summary>
public sealed class CheckReadiness : IDisposable
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);

    private static readonly string Build =
        typeof(CheckReadiness).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private readonly HealthCheckService _checks;
    private readonly IEnumerable<IModelInService> _models;
    private readonly RefreshedValue<Latest> _latest;

    public CheckReadiness(HealthCheckService checks, IEnumerable<IModelInService> models, TimeProvider time)
    {
        (_checks, _models) = (checks, models);
        _latest = new RefreshedValue<Latest>((_, _) => AskAsync(), MaxAge, time);
    }

    public async Task<Readiness> ExecuteAsync(CancellationToken cancellationToken) => (await LatestAsync(cancellationToken)).Readiness;

    /// <summary>Which versions this instance serves, for administrators.</summary>
    public async Task<ServedVersions> FindVersionsAsync(CancellationToken cancellationToken) =>
        (await LatestAsync(cancellationToken)).Versions;

    public void Dispose() => _latest.Dispose();

    // Not cancelled with its caller, whose answer others may share; each check has its own time limit.
    private async Task<Latest> AskAsync()
    {
        var report = await _checks.CheckHealthAsync(CancellationToken.None);
        var parts = report.Entries.ToDictionary(
            entry => entry.Key,
            entry => entry.Value.Status == HealthStatus.Healthy
                ? new PartReadiness("ok", null)
                : new PartReadiness("failed", entry.Value.Exception is null ? entry.Value.Description : "It does not answer."));
        var schema = report.Entries.Values.Select(entry => entry.Data.GetValueOrDefault(MigrationsCheck.SchemaData)).OfType<long>();
        return new Latest(
            new Readiness(report.Status == HealthStatus.Healthy ? "ready" : "notReady", parts),
            new ServedVersions(
                Build,
                schema.Cast<long?>().FirstOrDefault(),
                _models.Where(model => model.Version is not null)
                    .OrderBy(model => model.Kind, StringComparer.Ordinal)
                    .ToDictionary(model => model.Kind, model => model.Version!)));
    }

    private Task<Latest> LatestAsync(CancellationToken cancellationToken) =>
        _latest.GetFreshAsync(CancellationToken.None).AsTask().WaitAsync(cancellationToken);

    private sealed record Latest(Readiness Readiness, ServedVersions Versions);
}
