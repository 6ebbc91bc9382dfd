using FinanceTrack.Domain.Jobs;

namespace FinanceTrack.Tests.Jobs;

public sealed class ComputeTurnsTests
{
    [Fact]
    public async Task No_more_compute_at_once_than_there_are_turns()
    {
        using var turns = new ComputeTurns(2);
        var (running, most) = (0, 0);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => turns.RunAsync(
            async () =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                await Task.Yield();
                return Interlocked.Decrement(ref running);
            },
            default)));

        Assert.InRange(most, 1, 2);
        Assert.Equal(0, running);
    }

    [Fact]
    public async Task A_computation_that_fails_gives_its_turn_back()
    {
        using var turns = new ComputeTurns(1);

        await Assert.ThrowsAsync<FormatException>(() => turns.RunAsync<int>(() => throw new FormatException(), default));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turns.RunAsync(() => Task.FromResult(1), new(canceled: true)));

        Assert.Equal(2, await turns.RunAsync(() => Task.FromResult(2), default));
    }
}
