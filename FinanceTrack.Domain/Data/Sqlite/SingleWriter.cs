using System.Threading.Channels;

namespace FinanceTrack.Domain.Data.Sqlite;

/// <summary>
/// Gives works their turn one after the other, as an engine with one writer needs it. A lock would do the same, but each release would
/// wake a thread, and the writer stand still until it runs; here the next work begins where the last one ends.
/// </summary>
internal sealed class SingleWriter : IDisposable
{
    private readonly Channel<ITurn> _turns = Channel.CreateUnbounded<ITurn>(new UnboundedChannelOptions { SingleReader = true });

    public SingleWriter() => _ = Task.Run(RunAsync);

    /// <summary>Runs the work when its turn has come; a caller who has given up by then is not served.</summary>
    public Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var turn = new Turn<T>(work, ExecutionContext.Capture(), cancellationToken);
        ObjectDisposedException.ThrowIf(!_turns.Writer.TryWrite(turn), this);
        return turn.Outcome;
    }

    public void Dispose() => _turns.Writer.TryComplete();

    private async Task RunAsync()
    {
        await foreach (var turn in _turns.Reader.ReadAllAsync())
            await turn.RunAsync();
    }

    private interface ITurn
    {
        /// <summary>Never fails: what the work throws is its caller's.</summary>
        Task RunAsync();
    }

    private sealed class Turn<T>(Func<Task<T>> work, ExecutionContext? context, CancellationToken cancellationToken) : ITurn
    {
        private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<T> Outcome => _outcome.Task;

        public async Task RunAsync()
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                _outcome.SetResult(await StartAsync());
            }
            catch (OperationCanceledException cancelled)
            {
                _outcome.SetCanceled(cancelled.CancellationToken);
            }
            catch (Exception exception)
            {
                _outcome.SetException(exception);
            }
        }

        // The caller's, so that traces and log scopes are those of its request.
        private Task<T> StartAsync()
        {
            if (context is null)
                return work();
            Task<T>? started = null;
            ExecutionContext.Run(context, _ => started = work(), null);
            return started!;
        }
    }
}
