namespace FinanceTrack.Domain.Jobs;

/// <summary>
/// Lets half of the processors do what takes long to compute, one ledger each: many may be due together, and every request would wait
/// for all of them. Others wait for their turn, the first to come first. Take a turn before a ledger's lock, never inside it.
/// </summary>
public sealed class ComputeTurns : IDisposable
{
    /// <summary>An ordinary ledger is done within one; each that waits for a turn holds its rows in memory.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _turns;
    private readonly TimeProvider _time;

    public ComputeTurns()
        : this(Math.Max(1, Environment.ProcessorCount / 2))
    {
    }

    internal ComputeTurns(int atOnce, TimeProvider? time = null) =>
        (_turns, _time) = (new SemaphoreSlim(atOnce), time ?? TimeProvider.System);

    public Task<T> RunAsync<T>(Func<Task<T>> compute, CancellationToken cancellationToken) =>
        RunAsync(_ => compute(), cancellationToken);

    /// <summary>For what is long and has steps: it lets those that wait go first now and then.</summary>
    public async Task<T> RunAsync<T>(Func<ComputeTurn, Task<T>> compute, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        var turn = new ComputeTurn(_turns, _time, Slice);
        try
        {
            return await compute(turn);
        }
        finally
        {
            turn.End();
        }
    }

    public void Dispose() => _turns.Dispose();
}

/// <summary>A turn that is held.</summary>
public sealed class ComputeTurn
{
    private readonly SemaphoreSlim _turns;
    private readonly TimeProvider _time;
    private readonly TimeSpan _slice;
    private long _since;
    private bool _isHeld = true;

    internal ComputeTurn(SemaphoreSlim turns, TimeProvider time, TimeSpan slice) =>
        (_turns, _time, _slice, _since) = (turns, time, slice, time.GetTimestamp());

    /// <summary>Between two steps: after two seconds, waits until those have had a turn that were waiting.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        if (_time.GetElapsedTime(_since) < _slice)
            return;
        End();
        await _turns.WaitAsync(cancellationToken);
        (_isHeld, _since) = (true, _time.GetTimestamp());
    }

    internal void End()
    {
        if (_isHeld)
            _turns.Release();
        _isHeld = false;
    }
}
