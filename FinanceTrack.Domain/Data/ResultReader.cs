using System.Data.Common;
using Dapper;

namespace FinanceTrack.Domain.Data;

/// <summary>The result sets of one round trip, in their order, read by position.</summary>
public sealed class ResultReader : IAsyncDisposable
{
    private readonly DbDataReader _reader;
    private readonly IDialect _dialect;
    private readonly CancellationToken _cancellationToken;
    private bool _begun;

    internal ResultReader(DbDataReader reader, IDialect dialect, CancellationToken cancellationToken) =>
        (_reader, _dialect, _cancellationToken) = (reader, dialect, cancellationToken);

    /// <summary>All rows of the next result set.</summary>
    public async Task<List<T>> ListAsync<T>(Func<RowReader, T> read)
    {
        await NextAsync();
        var rows = new List<T>();
        var row = _dialect.Rows(_reader);
        while (await _reader.ReadAsync(_cancellationToken))
            rows.Add(read(row));
        return rows;
    }

    /// <summary>The only row of the next result set, or null.</summary>
    public async Task<T?> FindAsync<T>(Func<RowReader, T> read)
        where T : class
    {
        var rows = await ListAsync(read);
        return rows.Count <= 1
            ? rows.FirstOrDefault()
            : throw new InvalidOperationException("The statement returned more than one row.");
    }

    // Dapper's reader, disposed of asynchronously, leaves its command to the garbage collector.
    public async ValueTask DisposeAsync()
    {
        var command = (_reader as IWrappedDataReader)?.Command;
        await _reader.DisposeAsync();
        command?.Dispose();
    }

    /// <summary>The rows of the next result set as they arrive.</summary>
    internal async IAsyncEnumerable<T> StreamAsync<T>(Func<RowReader, T> read)
    {
        await NextAsync();
        var row = _dialect.Rows(_reader);
        while (await _reader.ReadAsync(_cancellationToken))
            yield return read(row);
    }

    private async Task NextAsync()
    {
        if (_begun && !await _reader.NextResultAsync(_cancellationToken))
            throw new InvalidOperationException("The statement has no further result set.");
        _begun = true;
    }
}
