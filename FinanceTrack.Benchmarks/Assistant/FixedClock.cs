namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>It is noon of one day, so that "last month" is the same month in every run.</summary>
internal sealed class FixedClock(DateOnly day) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(day, new TimeOnly(12, 0), TimeSpan.Zero);
}
