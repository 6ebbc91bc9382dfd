using FinanceTrack.Domain.Caching;

namespace FinanceTrack.Domain.Ledger;

/// <summary>
/// How long the runs that changes of a ledger ask for wait. While a ledger changes all the time, the delay doubles from run to run.
/// A run starts no earlier than its delay says and reads what is committed by then, so that until then further changes need none.
/// </summary>
/// <param name="first">After a rest.</param>
/// <param name="second">Of the run that follows a first one.</param>
/// <param name="max">Between two runs of a ledger that changes all the time.</param>
internal sealed class RunDelays(TimeSpan first, TimeSpan second, TimeSpan max) : IDisposable
{
    /// <summary>A ledger that has not changed for so long after its last run has one soon after the next change.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);

    /// <summary>What a commit may take: a run that starts later sees the change.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    private const int MaxLedgers = 10_000;

    private readonly StampedCache<bool, Run> _runs = new(MaxLedgers);

    /// <summary>Whether a run that was queued here will see a change that is made now.</summary>
    public bool HasRunAhead(Guid ledgerId, DateTimeOffset now) =>
        _runs.Find(ledgerId, stamp: true) is { } last && now < last.StartsAt - Margin;

    public TimeSpan Next(Guid ledgerId, DateTimeOffset now)
    {
        if (_runs.Find(ledgerId, stamp: true) is not { } last || now >= last.StartsAt + Rest)
            return first;
        var next = last.Delay < second ? second : last.Delay * 2;
        return next < max ? next : max;
    }

    /// <summary>Once the run is queued and committed.</summary>
    public void Keep(Guid ledgerId, DateTimeOffset now, TimeSpan delay) =>
        _runs.Keep(ledgerId, stamp: true, new Run(now + delay, delay));

    public void Dispose() => _runs.Dispose();

    /// <param name="StartsAt">Not before; another run of the ledger is not queued until then.</param>
    private sealed record Run(DateTimeOffset StartsAt, TimeSpan Delay);
}
