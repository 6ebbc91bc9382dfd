using System.Data;
using System.Data.Common;
using Dapper;

namespace FinanceTrack.Domain.Data;

/// <summary>
/// One connection, and one transaction when writing, for the length of a use case's work. Every query goes through here,
/// as a <see cref="Statement"/>, with the caller's cancellation.
/// </summary>
public sealed class DbSession
{
    private List<Func<CancellationToken, Task>>? _afterCommit;
    private List<Action>? _whenCommitted;

    internal DbSession(DbConnection connection, DbTransaction? transaction, IDialect dialect, CancellationToken cancellationToken)
    {
        Connection = connection;
        Transaction = transaction;
        Dialect = dialect;
        CancellationToken = cancellationToken;
    }

    public CancellationToken CancellationToken { get; }

    internal DbConnection Connection { get; }

    internal DbTransaction? Transaction { get; }

    internal IDialect Dialect { get; }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(Statement statement, object? parameters = null) =>
        (await Connection.QueryAsync<T>(Command(statement, parameters))).AsList();

    /// <summary>The only row, or null.</summary>
    public Task<T?> FindAsync<T>(Statement statement, object? parameters = null) =>
        Connection.QuerySingleOrDefaultAsync<T>(Command(statement, parameters));

    /// <summary>The one value of an aggregate.</summary>
    public async Task<T> ScalarAsync<T>(Statement statement, object? parameters = null) =>
        (await Connection.ExecuteScalarAsync<T>(Command(statement, parameters)))!;

    /// <summary>The number of rows changed by the statement.</summary>
    public Task<int> ExecuteAsync(Statement statement, object? parameters = null) =>
        Connection.ExecuteAsync(Command(statement, parameters));

    /// <summary>All rows, read by position: for hot paths.</summary>
    public async Task<List<T>> QueryAsync<T>(Statement statement, object? parameters, Func<RowReader, T> read)
    {
        await using var results = await ReadAsync(statement, parameters);
        return await results.ListAsync(read);
    }

    /// <summary>Several result sets in one round trip, read by position: for hot paths.</summary>
    public async Task<ResultReader> ReadAsync(Statement statement, object? parameters) => new(
        await Connection.ExecuteReaderAsync(Command(statement, parameters)), Dialect, CancellationToken);

    /// <summary>Several result sets in one round trip.</summary>
    public Task<SqlMapper.GridReader> QueryMultipleAsync(Statement statement, object? parameters = null) =>
        Connection.QueryMultipleAsync(Command(statement, parameters));

    /// <summary>Rows as they arrive, in constant memory.</summary>
    public IAsyncEnumerable<T> StreamAsync<T>(Statement statement, object? parameters = null) =>
        Connection.QueryUnbufferedAsync<T>(statement.For(Dialect), parameters, Transaction);

    /// <summary>Rows as they arrive, in constant memory, read by position: for what reads very many.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(Statement statement, object? parameters, Func<RowReader, T> read)
    {
        await using var results = await ReadAsync(statement, parameters);
        await foreach (var row in results.StreamAsync(read))
            yield return row;
    }

    /// <summary>Inserts many rows by the engine's fastest way; a row is its values in the order of the columns.</summary>
    public Task InsertManyAsync(string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows) =>
        rows.Count == 0 ? Task.CompletedTask : Dialect.InsertManyAsync(this, table, columns, rows);

    /// <summary>
    /// Runs after the commit, and not at all when there is none. Its failure does not undo the commit: what must not be lost
    /// is in a table (the outbox) and this only hurries it.
    /// </summary>
    public void AfterCommit(Func<CancellationToken, Task> action) => (_afterCommit ??= []).Add(action);

    /// <summary>
    /// Runs as soon as the commit stands, before the next writer continues. For what is in memory only: it must not fail.
    /// </summary>
    internal void WhenCommitted(Action action) => (_whenCommitted ??= []).Add(action);

    /// <summary>
    /// After the commit, removes what was deleted from the write-ahead log as well (SQLite).
    /// </summary>
    internal void EraseFromLog() => ErasesFromLog = true;

    internal bool ErasesFromLog { get; private set; }

    internal void RunCommitActions() => _whenCommitted?.ForEach(action => action());

    internal IReadOnlyList<Func<CancellationToken, Task>> AfterCommitActions => _afterCommit ?? [];

    internal DbCommand CreateCommand(string sql)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = Transaction;
        return command;
    }

    private CommandDefinition Command(Statement statement, object? parameters)
    {
        ListParameters.Check(parameters);
        var text = statement.For(Dialect);
        Dialect.Announce(Connection, text);
        return new(text, parameters, Transaction, commandType: CommandType.Text, cancellationToken: CancellationToken);
    }
}
