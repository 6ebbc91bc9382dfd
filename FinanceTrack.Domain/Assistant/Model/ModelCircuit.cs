namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>Until when a model that keeps failing is left alone.</summary>
public sealed class ModelCircuit(TimeProvider time)
{
    private long _openUntil; // In UTC ticks.

    /// <summary>For how long still; null while calls are made.</summary>
    public TimeSpan? Remaining =>
        new TimeSpan(Interlocked.Read(ref _openUntil) - time.GetUtcNow().UtcTicks) is var left && left > TimeSpan.Zero ? left : null;

    internal void Open(TimeSpan pause) => Interlocked.Exchange(ref _openUntil, (time.GetUtcNow() + pause).UtcTicks);

    internal void Close() => Interlocked.Exchange(ref _openUntil, 0);
}
