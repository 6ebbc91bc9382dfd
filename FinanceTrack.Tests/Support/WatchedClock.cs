using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Support;

/// <summary>A clock that stands still until it is moved, and knows who waits on it: moved before that, it would pass by what was to be waited for.</summary>
internal sealed class WatchedClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly ConcurrentDictionary<Wait, DateTimeOffset> _waits = new();

    /// <summary>Moves to where the first of those who wait goes on, once there is one.</summary>
    public async Task AdvanceToNextWaitAsync()
    {
        await Eventually.TrueAsync("somebody waits on the clock", () => !_waits.IsEmpty);
        SetUtcNow(_waits.Values.Min());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var wait = new Wait(base.CreateTimer(callback, state, dueTime, period), _waits);
        _waits[wait] = GetUtcNow() + dueTime;
        return wait;
    }

    private sealed class Wait(ITimer timer, ConcurrentDictionary<Wait, DateTimeOffset> waits) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            waits.TryRemove(this, out _);
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            waits.TryRemove(this, out _);
            return timer.DisposeAsync();
        }
    }
}
