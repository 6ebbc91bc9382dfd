using System.Collections.Concurrent;
using System.Data.Common;

namespace FinanceTrack.Domain.Data;

/// <summary>
/// Connections for sessions. Where the engine's connections are worth keeping open (<see cref="IDialect.KeepsConnections"/>) one that
/// ended well is given out again, the last one first; elsewhere the driver pools them. What writes has connections of its own: a
/// SQLite connection forgets every page it holds when another one has written, and so the one writer never does.
/// </summary>
internal sealed class ConnectionPool(IDialect dialect, RetryPolicy retries) : IDisposable
{
    private static readonly int MaxIdle = Math.Max(8, 2 * Environment.ProcessorCount);

    private readonly ConcurrentStack<DbConnection> _readers = new();
    private readonly ConcurrentStack<DbConnection> _writers = new();
    private volatile bool _disposed;

    public ValueTask<Lease> RentReaderAsync(CancellationToken cancellationToken) => RentAsync(_readers, cancellationToken);

    public ValueTask<Lease> RentWriterAsync(CancellationToken cancellationToken) => RentAsync(_writers, cancellationToken);

    public void Dispose()
    {
        _disposed = true;
        foreach (var idle in (ConcurrentStack<DbConnection>[])[_readers, _writers])
        {
            while (idle.TryPop(out var connection))
                connection.Dispose();
        }
    }

    private async ValueTask<Lease> RentAsync(ConcurrentStack<DbConnection> idle, CancellationToken cancellationToken) =>
        new(this, idle, idle.TryPop(out var kept) ? kept : await retries.OpenAsync(cancellationToken));

    private ValueTask GiveBackAsync(ConcurrentStack<DbConnection> idle, DbConnection connection, bool endedWell)
    {
        // Counting walks the few that are idle; two at the same moment may keep one more than the most.
        if (!endedWell || _disposed || !dialect.KeepsConnections || idle.Count >= MaxIdle)
            return connection.DisposeAsync();
        idle.Push(connection);
        return ValueTask.CompletedTask;
    }

    /// <summary>A connection until it is disposed of.</summary>
    public sealed class Lease(ConnectionPool pool, ConcurrentStack<DbConnection> idle, DbConnection connection) : IAsyncDisposable
    {
        private bool _isReusable;

        public DbConnection Connection => connection;

        /// <summary>The work ended without an exception: nothing of it is left on the connection.</summary>
        public void MarkReusable() => _isReusable = true;

        public ValueTask DisposeAsync() => pool.GiveBackAsync(idle, connection, _isReusable);
    }
}
