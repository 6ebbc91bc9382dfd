using System.Collections.Concurrent;
using System.Data.Common;

namespace FinanceTrack.Domain.Data;

/// <summary>
/// Connections for sessions. Where the engine's connections are worth keeping open (<see cref="IDialect.KeepsConnections"/>) one that
/// ended well is given out again; elsewhere the driver pools them.
/// </summary>
internal sealed class ConnectionPool(IDialect dialect, string connectionString) : IDisposable
{
    private static readonly int MostIdle = Math.Max(8, 2 * Environment.ProcessorCount);

    private readonly ConcurrentQueue<DbConnection> _idle = new();
    private int _idleCount;
    private volatile bool _disposed;

    public async ValueTask<Lease> RentAsync(CancellationToken cancellationToken)
    {
        if (_idle.TryDequeue(out var idle))
        {
            Interlocked.Decrement(ref _idleCount);
            return new Lease(this, idle);
        }

        var connection = dialect.CreateConnection(connectionString);
        try
        {
            await dialect.OpenAsync(connection, cancellationToken);
            return new Lease(this, connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryDequeue(out var connection))
            connection.Dispose();
    }

    private ValueTask GiveBackAsync(DbConnection connection, bool endedWell)
    {
        if (!endedWell || _disposed || !dialect.KeepsConnections)
            return connection.DisposeAsync();
        if (Interlocked.Increment(ref _idleCount) > MostIdle)
        {
            Interlocked.Decrement(ref _idleCount);
            return connection.DisposeAsync();
        }

        _idle.Enqueue(connection);
        return ValueTask.CompletedTask;
    }

    /// <summary>A connection until it is disposed of.</summary>
    public sealed class Lease(ConnectionPool pool, DbConnection connection) : IAsyncDisposable
    {
        private bool _endedWell;

        public DbConnection Connection => connection;

        /// <summary>The work ended without an exception: nothing of it is left on the connection.</summary>
        public void EndWell() => _endedWell = true;

        public ValueTask DisposeAsync() => pool.GiveBackAsync(connection, _endedWell);
    }
}
