namespace FinanceTrack.Domain.Caching;

/// <summary>
/// A value that is read when it is first asked for, and again when it has become old. One caller at a time reads it. While reading fails,
/// the value that is known stays in use.
/// </summary>
/// <param name="read">Reads the value. It gets the one before, which is null at first.</param>
/// <param name="maxAge">How old a value may become before it is read again.</param>
internal sealed class RefreshedValue<T>(Func<T?, CancellationToken, Task<T>> read, TimeSpan maxAge, TimeProvider time) : IDisposable
    where T : class
{
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Snapshot? _snapshot;
    private long _readsBegun;

    /// <summary>
    /// Logs that the value could not be read again and that the known one stays in use. Without it a failure is the caller's. A failure
    /// of the first read always is.
    /// </summary>
    public Action<Exception>? OnFailure { get; init; }

    /// <summary>The value that is known, without reading it; null before the first read.</summary>
    public T? Known => _snapshot?.Value;

    /// <summary>After a failure, the time until the value is read again; without it the time after which it becomes old.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// The value that is known, however old. When it is too old one caller starts to read it again, and no caller waits for that.
    /// </summary>
    public ValueTask<T> GetAsync(CancellationToken cancellationToken)
    {
        if (_snapshot is not { } known)
            return new ValueTask<T>(ReadUnlessFreshAsync(TimeSpan.MaxValue, cancellationToken));
        if (!IsFresh(known, maxAge) && _reading.Wait(0, CancellationToken.None))
            _ = ReadAndReleaseAsync(CancellationToken.None); // What it finds serves the next caller.
        return new ValueTask<T>(known.Value);
    }

    /// <summary>A value that is not too old; the caller waits until it is read.</summary>
    public ValueTask<T> GetFreshAsync(CancellationToken cancellationToken) => GetFreshAsync(maxAge, cancellationToken);

    /// <summary>A value that is at most this old; the caller waits until it is read.</summary>
    public ValueTask<T> GetFreshAsync(TimeSpan age, CancellationToken cancellationToken) =>
        _snapshot is { } known && IsFresh(known, age)
            ? new ValueTask<T>(known.Value)
            : new ValueTask<T>(ReadUnlessFreshAsync(age, cancellationToken));

    /// <summary>The value as it is now.</summary>
    public Task<T> ReadAsync(CancellationToken cancellationToken) => ReadUnlessFreshAsync(TimeSpan.Zero, cancellationToken);

    public void Dispose() => _reading.Dispose();

    private bool IsFresh(Snapshot known, TimeSpan age) =>
        time.GetElapsedTime(known.ReadAt) < age
        || (age > TimeSpan.Zero && known.FailedAt is { } failedAt && time.GetElapsedTime(failedAt) < (RetryAfter ?? maxAge));

    private async Task<T> ReadUnlessFreshAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        var begunBefore = Volatile.Read(ref _readsBegun);
        await _reading.WaitAsync(cancellationToken);
        // A read that began after this call is as good as one of its own, so that many callers at once wait for one.
        if (_snapshot is not { } known || !(known.Read > begunBefore || IsFresh(known, age)))
            return await ReadAndReleaseAsync(cancellationToken);
        _reading.Release();
        return known.Value;
    }

    /// <summary>The caller holds the semaphore.</summary>
    private async Task<T> ReadAndReleaseAsync(CancellationToken cancellationToken)
    {
        var thisRead = Interlocked.Increment(ref _readsBegun);
        var before = _snapshot;
        try
        {
            var readAt = time.GetTimestamp();
            var value = await read(before?.Value, cancellationToken);
            _snapshot = new Snapshot(value, thisRead, readAt, FailedAt: null);
            return value;
        }
        catch (Exception exception) when (before is not null && OnFailure is not null && !IsGivenUp(exception, cancellationToken))
        {
            OnFailure(exception);
            _snapshot = before with { Read = thisRead, FailedAt = time.GetTimestamp() };
            return before.Value;
        }
        finally
        {
            _reading.Release();
        }
    }

    private static bool IsGivenUp(Exception exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && cancellationToken.IsCancellationRequested;

    /// <param name="Read">Which read of this process last looked for the value.</param>
    /// <param name="FailedAt">When reading failed last, if it did since.</param>
    private sealed record Snapshot(T Value, long Read, long ReadAt, long? FailedAt);
}
