using System.Threading.Channels;
using FinanceTrack.Domain.Caching;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Caching;

public sealed class RefreshedValueTests : IDisposable
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(10);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly List<Exception> _failures = [];
    private readonly Channel<TaskCompletionSource<string>> _reads = Channel.CreateUnbounded<TaskCompletionSource<string>>();
    private readonly RefreshedValue<string> _value;

    public RefreshedValueTests() => _value = new RefreshedValue<string>((_, _) => BeginRead(), MaxAge, _time)
    {
        OnFailure = _failures.Add,
        RetryAfter = TimeSpan.FromMinutes(1),
    };

    [Fact]
    public async Task Callers_that_come_during_the_first_read_wait_for_it()
    {
        Task<string>[] callers = [GetAsync(), GetAsync(), GetAsync()];

        (await NextReadAsync()).SetResult("first");

        Assert.Equal(["first", "first", "first"], await Task.WhenAll(callers));
        Assert.Equal(0, _reads.Reader.Count);
    }

    [Fact]
    public async Task A_first_read_that_fails_is_its_callers_failure_and_the_next_caller_reads()
    {
        var failing = GetAsync();
        (await NextReadAsync()).SetException(new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => failing);

        var next = GetAsync();
        (await NextReadAsync()).SetResult("first");

        Assert.Equal("first", await next);
        Assert.Empty(_failures);
    }

    [Fact]
    public async Task An_old_value_is_read_again_once_and_no_caller_waits_for_that()
    {
        await ReadFirstAsync();
        _time.Advance(MaxAge);

        Assert.Equal("first", await GetAsync());
        Assert.Equal("first", await GetAsync());

        Assert.Equal(1, _reads.Reader.Count);
        (await NextReadAsync()).SetResult("second");
        Assert.Equal("second", await _value.GetFreshAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_caller_that_needs_a_fresh_value_waits_for_it()
    {
        await ReadFirstAsync();
        Assert.Equal("first", await _value.GetFreshAsync(CancellationToken.None));
        _time.Advance(MaxAge);

        var waiting = _value.GetFreshAsync(CancellationToken.None).AsTask();
        Assert.False(waiting.IsCompleted);
        (await NextReadAsync()).SetResult("second");

        Assert.Equal("second", await waiting);
    }

    [Fact]
    public async Task Callers_that_come_during_a_slow_read_share_the_next_one()
    {
        await ReadFirstAsync();
        var slow = _value.ReadAsync(CancellationToken.None);
        Task<string>[] callers = [_value.ReadAsync(CancellationToken.None), _value.ReadAsync(CancellationToken.None)];

        (await NextReadAsync()).SetResult("second");
        Assert.Equal("second", await slow);
        (await NextReadAsync()).SetResult("third");

        Assert.Equal(["third", "third"], await Task.WhenAll(callers));
        Assert.Equal(0, _reads.Reader.Count);
    }

    [Fact]
    public async Task While_reading_fails_the_known_value_stays_and_is_read_again_after_a_while()
    {
        await ReadFirstAsync();
        _time.Advance(MaxAge);
        var failing = _value.GetFreshAsync(CancellationToken.None);
        (await NextReadAsync()).SetException(new TimeoutException());

        Assert.Equal("first", await failing);
        Assert.Equal("first", await _value.GetFreshAsync(CancellationToken.None));
        Assert.IsType<TimeoutException>(Assert.Single(_failures));
        _time.Advance(TimeSpan.FromMinutes(1));
        var next = _value.GetFreshAsync(CancellationToken.None);
        (await NextReadAsync()).SetResult("second");
        Assert.Equal("second", await next);
    }

    [Fact]
    public async Task A_caller_that_gives_up_leaves_the_value_to_the_others()
    {
        await ReadFirstAsync();
        using var caller = new CancellationTokenSource();
        var slow = _value.ReadAsync(CancellationToken.None);
        var waiting = _value.ReadAsync(caller.Token);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        (await NextReadAsync()).SetResult("second");
        Assert.Equal("second", await slow);
        Assert.Empty(_failures);
    }

    public void Dispose() => _value.Dispose();

    private Task<string> GetAsync() => _value.GetAsync(CancellationToken.None).AsTask();

    private async Task ReadFirstAsync()
    {
        var first = GetAsync();
        (await NextReadAsync()).SetResult("first");
        await first;
    }

    private Task<string> BeginRead()
    {
        var read = new TaskCompletionSource<string>();
        Assert.True(_reads.Writer.TryWrite(read));
        return read.Task;
    }

    private ValueTask<TaskCompletionSource<string>> NextReadAsync() => _reads.Reader.ReadAsync();
}
