namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>
/// How often something was a transfer and how often not, in weights: an answer counts more than a decision of the matcher.
/// </summary>
internal sealed class Counter
{
    private const double Prior = .4, MaxLogOdds = 3;

    public double Yes { get; private set; }

    public double No { get; private set; }

    public void Add(bool yes, double weight)
    {
        if (yes)
            Yes = Math.Max(0, Yes + weight);
        else
            No = Math.Max(0, No + weight);
    }

    /// <summary>Between -3 and 3; 0 where nothing is known.</summary>
    public double LogOdds => Yes + No > 0 ? Math.Clamp(Math.Log((Yes + Prior) / (No + Prior)), -MaxLogOdds, MaxLogOdds) : 0;
}
