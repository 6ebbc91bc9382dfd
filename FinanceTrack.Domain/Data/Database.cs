using System.Data.Common;
using FinanceTrack.Domain.Data.Sqlite;
using FinanceTrack.Domain.Results;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Data;

/// <summary>The database: opens sessions for reading and transactions for writing.</summary>
public sealed partial class Database : IDisposable
{
    // The caller waits for what follows the commit, so an outage there must not hold the answer up.
    private static readonly TimeSpan AfterCommitTimeout = TimeSpan.FromSeconds(3);

    private readonly RetryPolicy _retries;
    private readonly ConnectionPool _connections;
    private readonly SingleWriter? _writer;
    private readonly WriteAheadLog? _log;
    private readonly ILogger<Database> _logger;

    static Database() => SqlValues.Register();

    public Database(IOptions<DatabaseOptions> options, TimeProvider time, ILogger<Database> logger)
    {
        Dialect = Dialects.Of(options.Value.Provider);
        _retries = new RetryPolicy(Dialect, options.Value, time, logger);
        _connections = new ConnectionPool(Dialect, _retries);
        _logger = logger;
        if (!Dialect.HasSingleWriter)
            return;
        _writer = new SingleWriter();
        if (Dialect.Checkpoint is not null)
            _log = new WriteAheadLog(Dialect, options.Value.ConnectionString, _writer, logger);
    }

    public IDialect Dialect { get; }

    /// <summary>
    /// Reads outside a transaction. After a transient failure the work is run again from its start, on another
    /// connection, so it must not keep anything from an earlier run.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">That did not pass.</exception>
    public Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken) =>
        _retries.RunAsync(() => ReadOnceAsync(work, cancellationToken), cancellationToken);

    /// <summary>
    /// Rows as they arrive, on a connection of their own, in constant memory. A transient failure is retried until the first row
    /// has arrived; after that it is thrown.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">It did not pass, and there was no row yet.</exception>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        Statement statement,
        object? parameters,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var rows = await _retries.RunAsync(
            () => RowStream<T>.BeginAsync(_connections, Dialect, statement, parameters, cancellationToken), cancellationToken);
        while (rows.HasRow)
        {
            yield return rows.Current;
            await MoveNextAsync(rows, cancellationToken);
        }
    }

    /// <summary>
    /// Runs the work in one transaction and commits it. As long as no commit has been asked for, a transient failure (deadlock victim,
    /// lost connection) lets the work run again from its start, so it must not keep anything from an earlier run.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">That did not pass; nothing was changed.</exception>
    /// <exception cref="OutcomeUnknownException">The commit itself was cut off: the work is never run again then.</exception>
    public Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken) =>
        WriteAsync(work, static _ => true, cancellationToken);

    /// <summary>As above, and rolls back when the work's result is a failure.</summary>
    public Task<Result<T>> WriteAsync<T>(Func<DbSession, Task<Result<T>>> work, CancellationToken cancellationToken) =>
        WriteAsync(work, commitOnFailure: false, cancellationToken);

    /// <param name="commitOnFailure">
    /// Whether a failure commits too: when it has counted or ended something that must stay so although the caller is refused.
    /// </param>
    public Task<Result<T>> WriteAsync<T>(
        Func<DbSession, Task<Result<T>>> work, bool commitOnFailure, CancellationToken cancellationToken) =>
        WriteAsync(work, result => commitOnFailure || result.Succeeded, cancellationToken);

    public void Dispose()
    {
        _log?.Dispose();
        _writer?.Dispose();
        _connections.Dispose();
    }

    private Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, Func<T, bool> commits, CancellationToken cancellationToken) =>
        _retries.RunAsync(() => WriteOnceAsync(work, commits, cancellationToken), cancellationToken);

    private async Task<T> ReadOnceAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var lease = await _connections.RentReaderAsync(cancellationToken);
        var result = await work(new DbSession(lease.Connection, null, Dialect, cancellationToken));
        lease.MarkReusable();
        return result;
    }

    private async Task MoveNextAsync<T>(RowStream<T> rows, CancellationToken cancellationToken)
    {
        try
        {
            await rows.MoveNextAsync();
        }
        catch (Exception exception) when (_retries.IsCancellation(exception, cancellationToken))
        {
            throw RetryPolicy.Cancellation(exception, cancellationToken);
        }
    }

    private async Task<T> WriteOnceAsync<T>(Func<DbSession, Task<T>> work, Func<T, bool> commits, CancellationToken cancellationToken)
    {
        var (result, session) = await (_writer is null
            ? TransactAsync(work, commits, cancellationToken)
            : _writer.RunAsync(() => TransactAsync(work, commits, cancellationToken), cancellationToken));
        foreach (var action in session?.AfterCommitActions ?? [])
            await RunAfterCommitAsync(action);
        return result;
    }

    /// <summary>The work's result, and the session if it was committed.</summary>
    private async Task<(T Result, DbSession? Committed)> TransactAsync<T>(
        Func<DbSession, Task<T>> work, Func<T, bool> commits, CancellationToken cancellationToken)
    {
        await using var lease = await _connections.RentWriterAsync(cancellationToken);
        // Where the work fails it is rolled back as its connection closes. Disposed of before that, on a connection that was lost,
        // SqlClient's would complain that it is closed, and that be heard instead of the cause.
        var transaction = await Dialect.BeginWriteAsync(lease.Connection, cancellationToken);
        var session = new DbSession(lease.Connection, transaction, Dialect, cancellationToken);
        var result = await work(session);
        var committed = commits(result);
        // Past this point the caller's giving up must not leave the outcome unknown.
        await (committed ? CommitAsync(transaction) : transaction.RollbackAsync(CancellationToken.None));
        if (committed)
            RunCommitActions(session);
        lease.MarkReusable();
        return (result, committed ? session : null);
    }

    private async Task CommitAsync(DbTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        // Whatever the error: an answer of the server, too, may mean that it was moved elsewhere in the middle of it.
        catch (DbException exception) when (Dialect.CommitsRemotely)
        {
            LogOutcomeUnknown(exception);
            throw new OutcomeUnknownException(exception);
        }
    }

    private void RunCommitActions(DbSession session)
    {
        session.RunCommitActions();
        _log?.NotifyWritten(session.ErasesFromLog);
    }

    // Not cancelled with its caller, a host that stops or a client that has left: a send given up half way would be sent twice.
    private async Task RunAfterCommitAsync(Func<CancellationToken, Task> action)
    {
        using var hurry = new CancellationTokenSource(AfterCommitTimeout);
        try
        {
            await action(hurry.Token);
        }
        // The commit stands, and what the action hurries is kept in a table: say so and let its timer do it.
        catch (OperationCanceledException) when (hurry.IsCancellationRequested)
        {
            LogAfterCommitTooSlow(AfterCommitTimeout);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            LogAfterCommitFailed(exception);
        }
    }

    [LoggerMessage(1002, LogLevel.Warning, "Work after a commit failed; its timer will retry it")]
    private partial void LogAfterCommitFailed(Exception exception);

    [LoggerMessage(1003, LogLevel.Warning, "Work after a commit took longer than {Timeout}; its timer will retry it")]
    private partial void LogAfterCommitTooSlow(TimeSpan timeout);

    [LoggerMessage(
        1006, LogLevel.Error, "The connection was lost during a commit, whose outcome is unknown; it is not retried", EventName = "1006")]
    private partial void LogOutcomeUnknown(Exception exception);
}
