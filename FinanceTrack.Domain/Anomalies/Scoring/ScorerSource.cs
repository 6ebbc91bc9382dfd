using FinanceTrack.Domain.Anomalies.Statistics;

namespace FinanceTrack.Domain.Anomalies.Scoring;

/// <summary>Hands out the scorer in force: the current priors, and the current model where there is one.</summary>
public sealed class ScorerSource
{
    private readonly AnomalyScorer _shipped = new(ShippedPriors.Instance);

    public ValueTask<AnomalyScorer> GetAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_shipped);
    }
}
