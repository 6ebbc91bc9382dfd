using System.Data.Common;

namespace FinanceTrack.Domain.Data;

/// <summary>The result sets of one round trip, in their order, read by position.</summary>
public sealed class ResultReader : IAsyncDisposable
{
    private readonly DbDataReader _reader;
    private readonly bool _isSqlite;
    private readonly CancellationToken _cancellationToken;
    private bool _begun;

    internal ResultReader(DbDataReader reader, bool isSqlite, CancellationToken cancellationToken) =>
        (_reader, _isSqlite, _cancellationToken) = (reader, isSqlite, cancellationToken);

    /// <summary>All rows of the next result set.</summary>
    public async Task<List<T>> ListAsync<T>(Func<RowReader, T> read)
    {
        await NextAsync();
        var rows = new List<T>();
        var row = new RowReader(_reader, _isSqlite);
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
            : throw new InvalidOperationException("At most one row was expected.");
    }

    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    private async Task NextAsync()
    {
        if (_begun && !await _reader.NextResultAsync(_cancellationToken))
            throw new InvalidOperationException("The statement has no further result set.");
        _begun = true;
    }
}
