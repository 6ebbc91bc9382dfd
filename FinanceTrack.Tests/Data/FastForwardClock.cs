using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Data;

/// <summary>A clock that advances by itself to the end of every wait, and records how long each was to be.</summary>
internal sealed class FastForwardClock : FakeTimeProvider
{
    public List<TimeSpan> Waits { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Waits.Add(dueTime);
        Advance(dueTime);
        return timer;
    }
}
