using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Tests.Conventions;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Users;

/// <summary>Reads of whole ledgers, which one user cannot keep from all others.</summary>
public sealed class UserTurnsTests
{
    private static readonly LedgerActor Heavy = new(Guid.NewGuid(), Guid.NewGuid());

    [Fact]
    public async Task A_user_who_fills_the_own_turns_delays_no_other()
    {
        using var turns = new UserTurns(2, 4);
        var ended = new TaskCompletionSource<int>();
        var running = 0;
        var heavy = Enumerable.Range(0, 24).Select(_ => turns.RunAsync(
            Heavy,
            () =>
            {
                Interlocked.Increment(ref running);
                return ended.Task;
            },
            default)).ToList();

        Assert.Equal(7, await turns.RunAsync(new LedgerActor(Guid.NewGuid(), Guid.NewGuid()), () => Task.FromResult(7), default));
        Assert.Equal(2, Volatile.Read(ref running));

        ended.SetResult(1);
        Assert.Equal(24, (await Task.WhenAll(heavy)).Length);
    }

    [Fact]
    public async Task Members_of_a_ledger_have_its_turns_together()
    {
        using var turns = new UserTurns(2, 4);
        var (ended, running) = (new TaskCompletionSource<int>(), 0);
        var members = Enumerable.Range(0, 14).Select(_ => turns.RunAsync(
            new LedgerActor(Guid.NewGuid(), Heavy.LedgerId),
            () =>
            {
                Interlocked.Increment(ref running);
                return ended.Task;
            },
            default)).ToList();

        Assert.Equal(7, await turns.RunAsync(new LedgerActor(Guid.NewGuid(), Guid.NewGuid()), () => Task.FromResult(7), default));
        Assert.Equal(2, Volatile.Read(ref running));

        ended.SetResult(1);
        await Task.WhenAll(members);
    }

    [Fact]
    public async Task Ledgers_that_were_slow_keep_no_place_from_others()
    {
        var time = new FakeTimeProvider();
        using var turns = new UserTurns(1, 2, time);
        var slow = Enumerable.Range(0, 6).Select(_ => new LedgerActor(Guid.NewGuid(), Guid.NewGuid())).ToList();
        foreach (var actor in slow)
        {
            await turns.RunAsync(
                actor,
                () =>
                {
                    time.Advance(TimeSpan.FromSeconds(2));
                    return Task.FromResult(1);
                },
                default);
        }

        var ended = new TaskCompletionSource<int>();
        var again = slow.ConvertAll(actor => turns.RunAsync(actor, () => ended.Task, default));

        Assert.Equal(7, await turns.RunAsync(Heavy, () => Task.FromResult(7), default));
        ended.SetResult(1);
        await Task.WhenAll(again);
    }

    [Fact]
    public async Task A_read_that_fails_or_is_given_up_gives_its_turn_back()
    {
        using var turns = new UserTurns(1, 1);

        await Assert.ThrowsAsync<FormatException>(() => turns.RunAsync<int>(Heavy, () => throw new FormatException(), default));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => turns.RunAsync(Heavy, () => Task.FromResult(1), new(canceled: true)));

        Assert.Equal(2, await turns.RunAsync(Heavy, () => Task.FromResult(2), default));
    }

    [Fact]
    public void Sums_over_whole_ledgers_are_read_by_tools_which_take_turns()
    {
        var readers = SourceFiles.Product
            .Where(file => file.Lines.Any(line => line.Contains("FiguresTable.", StringComparison.Ordinal))).ToList();

        Assert.NotEmpty(readers);
        Assert.All(
            readers, file => Assert.Contains(file.Lines, line => line.EndsWith(": LedgerTool(reads)", StringComparison.Ordinal)));
    }
}
