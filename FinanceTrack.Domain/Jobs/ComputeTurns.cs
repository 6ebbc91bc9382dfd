namespace FinanceTrack.Domain.Jobs;

/// <summary>
/// Lets half of the processors do what takes long to compute, one ledger each: many may be due together, and every request would wait
/// for all of them. Others wait for their turn, the first to come first. Take a turn before a ledger's lock, never inside it.
/// </summary>
public sealed class ComputeTurns : IDisposable
{
    private readonly SemaphoreSlim _turns;

    public ComputeTurns()
        : this(Math.Max(1, Environment.ProcessorCount / 2))
    {
    }

    internal ComputeTurns(int atOnce) => _turns = new SemaphoreSlim(atOnce);

    public async Task<T> RunAsync<T>(Func<Task<T>> compute, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return await compute();
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();
}
