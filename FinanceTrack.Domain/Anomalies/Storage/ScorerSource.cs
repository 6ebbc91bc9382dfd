using FinanceTrack.Domain.Anomalies.Model;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Caching;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.ModelRegistry;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Anomalies.Storage;

/// <summary>Hands out the scorer in force: the current priors, and the current model where there is one.</summary>
public sealed partial class ScorerSource : IDisposable
{
    /// <summary>New priors come into force this much after they are stored, so that every instance has read them by then.</summary>
    internal static readonly TimeSpan ChangeOver = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan CheckInterval = TimeSpan.FromMinutes(1);

    private readonly RefreshedValue<IReadOnlyList<DatedPriors>> _priors;
    private readonly CurrentModel<AnomalyModelParts> _models;
    private readonly TimeProvider _time;
    private readonly ILogger<ScorerSource> _logger;
    private volatile Served? _served;

    public ScorerSource(Database database, CurrentModel<AnomalyModelParts> models, TimeProvider time, ILogger<ScorerSource> logger)
    {
        (_models, _time, _logger) = (models, time, logger);
        _priors = new RefreshedValue<IReadOnlyList<DatedPriors>>(
            (_, cancellationToken) => database.ReadAsync(session => PriorsTable.FindAsync(session, time.GetUtcNow()), cancellationToken),
            CheckInterval,
            time)
        {
            OnFailure = LogNotRead,
        };
    }

    public async ValueTask<AnomalyScorer> GetAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var priors = await _priors.GetAsync(cancellationToken);
        var now = _time.GetUtcNow();
        return ScorerFor(priors.Last(dated => dated.InForceFrom <= now).Priors, await _models.GetAsync(cancellationToken));
    }

    public void Dispose() => _priors.Dispose();

    private AnomalyScorer ScorerFor(Priors priors, ServedModel<AnomalyModelParts>? model)
    {
        if (_served is { } served && served.Scorer.Priors.Version == priors.Version && served.ModelVersion == model?.Version)
            return served.Scorer;
        var scorer = model is null ? new AnomalyScorer(priors) : new AnomalyScorer(priors, new AnomalyModel(model.Version, model.Model));
        _served = new Served(scorer, model?.Version);
        return scorer;
    }

    private sealed record Served(AnomalyScorer Scorer, string? ModelVersion);

    [LoggerMessage(4001, LogLevel.Warning, "Newer priors could not be read; the current ones stay in use")]
    private partial void LogNotRead(Exception exception);
}
