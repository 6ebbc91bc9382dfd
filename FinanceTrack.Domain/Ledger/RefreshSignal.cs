using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Domain.Ledger;

/// <summary>Queues the computation of insights when rows change, less often while a ledger changes all the time.</summary>
public sealed class RefreshSignal(JobBacklog backlog, TimeProvider time) : IDisposable
{
    private readonly RunDelays _delays = new(RefreshRequest.Delay, 2 * RefreshRequest.Delay, TimeSpan.FromMinutes(5));

    internal async Task RaiseAsync(DbSession session, Guid ledgerId)
    {
        var now = time.Now();
        if (_delays.HasRunAhead(ledgerId, now))
            return;
        var request = RefreshRequest.After(ledgerId) with { Delay = _delays.Next(ledgerId, now) };
        if (await backlog.TryAddAsync(session, request))
            session.WhenCommitted(() => _delays.Keep(ledgerId, now, request.Delay));
    }

    public void Dispose() => _delays.Dispose();
}
