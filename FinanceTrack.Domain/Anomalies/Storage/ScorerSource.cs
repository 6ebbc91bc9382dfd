using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Anomalies.Training;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Models;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Anomalies.Storage;

/// <summary>
/// Hands out the scorer in force: the current priors, and the current model where there is one. Priors are read when first
/// asked for; later, every minute at most, one caller starts a check for newer ones, and no caller waits for it.
/// </summary>
public sealed partial class ScorerSource(
    Database database, CurrentModel<AnomalyModelParts> models, TimeProvider time, ILogger<ScorerSource> logger) : IDisposable
{
    /// <summary>New priors come into force this much after they are stored, so that every instance has read them by then.</summary>
    internal static readonly TimeSpan ChangeOver = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan CheckInterval = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Snapshot? _snapshot;
    private volatile Served? _served;

    public async ValueTask<AnomalyScorer> GetAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var snapshot = _snapshot ?? await ReadFirstAsync(cancellationToken);
        if (time.GetElapsedTime(snapshot.ReadAt) > CheckInterval && _reading.Wait(0, CancellationToken.None))
            _ = RefreshAsync(snapshot); // Logs its own failures; what it finds serves the next caller.
        return ScorerFor(snapshot.InForce(time.GetUtcNow()), await models.GetAsync(cancellationToken));
    }

    public void Dispose() => _reading.Dispose();

    private AnomalyScorer ScorerFor(Priors priors, ServedModel<AnomalyModelParts>? model)
    {
        if (_served is { } served && served.Scorer.Priors.Version == priors.Version && served.ModelVersion == model?.Version)
            return served.Scorer;
        var scorer = model is null ? new AnomalyScorer(priors) : new AnomalyScorer(priors, new AnomalyModel(model.Version, model.Model));
        _served = new Served(scorer, model?.Version);
        return scorer;
    }

    private async Task<Snapshot> ReadFirstAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            return _snapshot ??= await ReadAsync(cancellationToken);
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task RefreshAsync(Snapshot before)
    {
        try
        {
            _snapshot = await ReadAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or InvalidDataException)
        {
            _snapshot = before with { ReadAt = time.GetTimestamp() };
            LogNotRead(exception);
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<Snapshot> ReadAsync(CancellationToken cancellationToken)
    {
        var readAt = time.GetTimestamp();
        var now = time.GetUtcNow();
        return new Snapshot(await database.ReadAsync(session => PriorsTable.FindAsync(session, now), cancellationToken), readAt);
    }

    private sealed record Served(AnomalyScorer Scorer, string? ModelVersion);

    private sealed record Snapshot(IReadOnlyList<DatedPriors> Priors, long ReadAt)
    {
        public Priors InForce(DateTimeOffset now) => Priors.Last(dated => dated.InForceFrom <= now).Priors;
    }

    [LoggerMessage(4001, LogLevel.Warning, "Newer priors could not be read; the current ones stay in use")]
    private partial void LogNotRead(Exception exception);
}
