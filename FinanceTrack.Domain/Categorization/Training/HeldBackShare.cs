namespace FinanceTrack.Domain.Categorization.Training;

/// <summary>Limits how many lines of one user, and of one network, a model is measured on.</summary>
/// <param name="ofNetwork">How many of each network are held back so far.</param>
/// <param name="network">The user's; 0 where that does not matter.</param>
internal sealed class HeldBackShare(Dictionary<UInt128, int> ofNetwork, UInt128 network)
{
    public const int MaxOfUser = 100, MaxOfNetwork = 200;

    private int _ofUser;

    /// <summary>Takes one more line, or returns false where the user or the network has its share.</summary>
    public bool TryTake()
    {
        var taken = ofNetwork.GetValueOrDefault(network);
        if (_ofUser == MaxOfUser || (network != 0 && taken == MaxOfNetwork))
            return false;
        _ofUser++;
        ofNetwork[network] = taken + 1;
        return true;
    }
}
