using FinanceTrack.Domain.Caching;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Domain.Ledger;

/// <summary>
/// Queues the computation of insights when rows change. A run that was queued here starts no earlier than its delay says and
/// reads what is committed by then, so that until then further changes need no statement of their own. While a ledger changes all the
/// time, the delay doubles from run to run, up to <see cref="MaxDelay"/>.
/// </summary>
public sealed class RefreshSignal(JobBacklog backlog, TimeProvider time) : IDisposable
{
    /// <summary>Between two runs of a ledger that changes all the time.</summary>
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(5);

    /// <summary>A ledger that has not changed for so long after its last run is refreshed soon after the next change.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);

    /// <summary>What a commit may take: a run that starts later sees the change.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    private const int MaxLedgers = 10_000;

    private readonly StampedCache<bool, Run> _runs = new(MaxLedgers);

    internal async Task RaiseAsync(DbSession session, Guid ledgerId)
    {
        var now = time.Now();
        var last = _runs.Find(ledgerId, stamp: true);
        if (last is not null && now < last.StartsAt - Margin)
            return;
        var request = RefreshRequest.After(ledgerId);
        if (last is not null && now < last.StartsAt + Rest)
            request = request with { Delay = Min(last.Delay * 2, MaxDelay) };
        if (await backlog.TryAddAsync(session, request))
            session.WhenCommitted(() => _runs.Keep(ledgerId, stamp: true, new Run(now + request.Delay, request.Delay)));
    }

    public void Dispose() => _runs.Dispose();

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <param name="StartsAt">Not before; another run of the ledger is not queued until then.</param>
    private sealed record Run(DateTimeOffset StartsAt, TimeSpan Delay);
}
