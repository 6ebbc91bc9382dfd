using FinanceTrack.Domain.Jobs;
using Microsoft.Extensions.Time.Testing;

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

    [Fact]
    public async Task A_long_computation_lets_those_that_wait_go_first()
    {
        var time = new FakeTimeProvider();
        using var turns = new ComputeTurns(1, time);
        var steps = new List<string>();
        Task<int> other = null!;

        await turns.RunAsync(
            async turn =>
            {
                other = turns.RunAsync(() => Note("other"), default);
                await turn.PassAsync(default);
                await Note("short");
                time.Advance(TimeSpan.FromSeconds(3));
                await turn.PassAsync(default);
                return await Note("long");
            },
            default);
        await other;

        Assert.Equal(["short", "other", "long"], steps);
        Assert.Equal(3, await turns.RunAsync(() => Task.FromResult(3), default));

        Task<int> Note(string step)
        {
            steps.Add(step);
            return Task.FromResult(steps.Count);
        }
    }

    [Fact]
    public async Task A_computation_that_is_cancelled_while_it_waits_again_gives_back_nothing()
    {
        var time = new FakeTimeProvider();
        using var turns = new ComputeTurns(1, time);
        using var cancelled = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turns.RunAsync<int>(
            async turn =>
            {
                time.Advance(TimeSpan.FromSeconds(3));
                await cancelled.CancelAsync();
                await turn.PassAsync(cancelled.Token);
                return 0;
            },
            default));

        var first = new TaskCompletionSource<int>();
        var holding = turns.RunAsync(() => first.Task, default);
        var second = turns.RunAsync(() => Task.FromResult(2), default);
        Assert.False(second.IsCompleted);
        first.SetResult(1);
        var both = await Task.WhenAll(holding, second);
        Assert.Equal([1, 2], both);
    }
}
