namespace FinanceTrack.LocalHost.Worker.Queues;

/// <summary>
/// The wait before the next look at an empty queue: 100 ms after one that held messages, then about twice as long each time up
/// to <c>maxPollingInterval</c>, spread by a fifth so that instances do not look at the same moment.
/// </summary>
internal sealed class PollingBackoff(TimeSpan longest)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private const double Spread = 0.2;

    private TimeSpan _next = Shortest;

    public void Reset() => _next = Shortest;

    public TimeSpan Next()
    {
        var wait = _next < longest ? _next : longest;
        _next = wait * 2 * (1 - Spread + (2 * Spread * Random.Shared.NextDouble()));
        return wait;
    }
}
