namespace FinanceTrack.Domain.Data;

/// <summary>The rows of a statement as they arrive, with the connection they arrive on. It begins at the first row.</summary>
internal sealed class RowStream<T> : IAsyncDisposable
{
    private readonly ConnectionPool.Lease _lease;
    private readonly IAsyncEnumerator<T> _rows;

    private RowStream(ConnectionPool.Lease lease, IAsyncEnumerator<T> rows) => (_lease, _rows) = (lease, rows);

    /// <summary>False past the last row.</summary>
    public bool HasRow { get; private set; }

    public T Current => _rows.Current;

    public static async Task<RowStream<T>> BeginAsync(
        ConnectionPool connections, IDialect dialect, Statement statement, object? parameters, CancellationToken cancellationToken)
    {
        var lease = await connections.RentReaderAsync(cancellationToken);
        var session = new DbSession(lease.Connection, null, dialect, cancellationToken);
        var stream = new RowStream<T>(lease, session.StreamAsync<T>(statement, parameters).GetAsyncEnumerator(cancellationToken));
        try
        {
            await stream.MoveNextAsync();
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    public async Task MoveNextAsync() => HasRow = await _rows.MoveNextAsync();

    public async ValueTask DisposeAsync()
    {
        await using var lease = _lease;
        await _rows.DisposeAsync();
    }
}
