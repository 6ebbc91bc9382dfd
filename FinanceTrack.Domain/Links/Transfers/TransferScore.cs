namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>The score of pairs: the log odds of each alone, and the probability among its rivals.</summary>
internal sealed class TransferScore(TransferFeatures features, TransferWeights weights, TransferState state)
{
    private const double MaxLogOdds = 30;

    private readonly double[] _values = new double[TransferFeatures.Count];

    public double LogOdds(BookedRow outgoing, BookedRow incoming)
    {
        features.Write(outgoing, incoming, _values);
        return weights.LogOdds(_values);
    }

    /// <summary>Scores the pairs of one component: p = odds ÷ (1 + odds + the odds of the rivals that share a leg).</summary>
    public void Score(IReadOnlyList<TransferPair> component, Action<TransferPair, double[]>? observe)
    {
        foreach (var pair in component)
        {
            pair.LogOdds = LogOdds(pair.Outgoing, pair.Incoming);
            observe?.Invoke(pair, _values);
        }

        foreach (var pair in component)
        {
            double rivals = 0;
            foreach (var rival in state.Open.OfLeg(pair.Id.Outgoing))
                rivals += rival != pair && !AreTwins(rival.Incoming, pair.Incoming) ? Odds(rival) : 0;
            foreach (var rival in state.Open.OfLeg(pair.Id.Incoming))
                rivals += rival != pair && !AreTwins(rival.Outgoing, pair.Outgoing) ? Odds(rival) : 0;
            var odds = Odds(pair);
            pair.Probability = odds / (1 + odds + rivals);
        }
    }

    public IReadOnlyList<LinkReason> Reasons(BookedRow outgoing, BookedRow incoming)
    {
        features.Write(outgoing, incoming, _values);
        return TransferReasons.Of(_values, weights);
    }

    private static double Odds(TransferPair pair) => Math.Exp(Math.Clamp(pair.LogOdds, -MaxLogOdds, MaxLogOdds));

    /// <summary>Two rows of one account with the same amount and key: exchanging them changes no sum, so they are not rivals.</summary>
    private bool AreTwins(BookedRow left, BookedRow right) =>
        left.AccountId == right.AccountId && left.Amount == right.Amount && state.LineOf(left).Key == state.LineOf(right).Key;
}
