using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Domain.Users.Limits;

/// <summary>
/// Turns for requests that keep a processor busy: one for each user and ledger, half of the processors in all, so that no user takes them
/// from everyone. Neither those of the jobs nor those of reads: each waits only for its own kind.
/// </summary>
public sealed class ComputingRequests : IDisposable
{
    private readonly UserTurns _turns = new(1, Math.Max(1, Environment.ProcessorCount / 2));

    /// <inheritdoc cref="UserTurns.RunAsync"/>
    public Task<T> RunAsync<T>(LedgerActor actor, Func<Task<T>> compute, CancellationToken cancellationToken) =>
        _turns.RunAsync(actor, compute, cancellationToken);

    public void Dispose() => _turns.Dispose();
}
