using System.Data.Common;
using FinanceTrack.Domain.Results;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Data;

/// <summary>The database: opens sessions for reading and transactions for writing.</summary>
public sealed partial class Database : IDisposable
{
    private const int Attempts = 5;
    private const string GivenUp = "The caller gave up while the database worked.";

    // The caller waits for what follows the commit, so an outage there must not hold the answer up.
    private static readonly TimeSpan LongestAfterCommit = TimeSpan.FromSeconds(3);

    private readonly ConnectionPool _connections;
    private readonly SingleWriter? _writer;
    private readonly WriteAheadLog? _log;
    private readonly ILogger<Database> _logger;

    static Database() => SqlValues.Register();

    public Database(IOptions<DatabaseOptions> options, ILogger<Database> logger)
    {
        Dialect = Dialects.Of(options.Value.Provider);
        _connections = new ConnectionPool(Dialect, options.Value.ConnectionString);
        _logger = logger;
        if (!Dialect.HasSingleWriter)
            return;
        _writer = new SingleWriter();
        if (Dialect.Checkpoint is not null)
            _log = new WriteAheadLog(Dialect, options.Value.ConnectionString, _writer, logger);
    }

    public IDialect Dialect { get; }

    /// <summary>Reads outside a transaction.</summary>
    public async Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var lease = await _connections.RentReaderAsync(cancellationToken);
            var result = await work(new DbSession(lease.Connection, null, Dialect, cancellationToken));
            lease.EndWell();
            return result;
        }
        catch (DbException exception) when (IsCancellation(exception, cancellationToken))
        {
            throw new OperationCanceledException(GivenUp, exception, cancellationToken);
        }
    }

    /// <summary>Rows as they arrive, on a connection of their own, in constant memory.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        Statement statement,
        object? parameters,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var lease = await _connections.RentReaderAsync(cancellationToken);
        var session = new DbSession(lease.Connection, null, Dialect, cancellationToken);
        await using var rows = session.StreamAsync<T>(statement, parameters).GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(rows, cancellationToken))
            yield return rows.Current;
    }

    /// <summary>
    /// Runs the work in one transaction and commits it. A deadlock victim is run again from its start, so the work
    /// must not keep anything from an earlier run.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken) =>
        WriteAsync(work, static _ => true, cancellationToken);

    /// <summary>As above, and rolls back when the work's result is a failure.</summary>
    public Task<Result<T>> WriteAsync<T>(Func<DbSession, Task<Result<T>>> work, CancellationToken cancellationToken) =>
        WriteAsync(work, static result => result.Succeeded, cancellationToken);

    public void Dispose()
    {
        _log?.Dispose();
        _writer?.Dispose();
        _connections.Dispose();
    }

    private async Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, Func<T, bool> commits, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteOnceAsync(work, commits, cancellationToken);
            }
            catch (DbException exception) when (IsCancellation(exception, cancellationToken))
            {
                throw new OperationCanceledException(GivenUp, exception, cancellationToken);
            }
            catch (DbException exception) when (attempt < Attempts && Dialect.IsRetryable(exception))
            {
                LogRetry(attempt, exception);
                await Task.Delay(Random.Shared.Next(5, 20 << attempt), cancellationToken);
            }
        }
    }

    private async ValueTask<bool> MoveNextAsync<T>(IAsyncEnumerator<T> rows, CancellationToken cancellationToken)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (DbException exception) when (IsCancellation(exception, cancellationToken))
        {
            throw new OperationCanceledException(GivenUp, exception, cancellationToken);
        }
    }

    // So that a job that is stopped is not counted as broken, whichever the engine.
    private bool IsCancellation(DbException exception, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested && Dialect.IsCancellation(exception);

    private async Task<T> WriteOnceAsync<T>(Func<DbSession, Task<T>> work, Func<T, bool> commits, CancellationToken cancellationToken)
    {
        var (result, session) = await (_writer is null
            ? TransactAsync(work, commits, cancellationToken)
            : _writer.RunAsync(() => TransactAsync(work, commits, cancellationToken), cancellationToken));
        foreach (var action in session?.AfterCommitActions ?? [])
            await RunAfterCommitAsync(action, cancellationToken);
        return result;
    }

    /// <summary>The work's result, and the session if it was committed.</summary>
    private async Task<(T Result, DbSession? Committed)> TransactAsync<T>(
        Func<DbSession, Task<T>> work, Func<T, bool> commits, CancellationToken cancellationToken)
    {
        await using var lease = await _connections.RentWriterAsync(cancellationToken);
        await using var transaction = await Dialect.BeginWriteAsync(lease.Connection, cancellationToken);
        var session = new DbSession(lease.Connection, transaction, Dialect, cancellationToken);
        var result = await work(session);
        var committed = commits(result);
        // Past this point the caller's giving up must not leave the outcome unknown.
        await (committed ? transaction.CommitAsync(CancellationToken.None) : transaction.RollbackAsync(CancellationToken.None));
        if (committed)
            BeCommitted(session);
        lease.EndWell();
        return (result, committed ? session : null);
    }

    private void BeCommitted(DbSession session)
    {
        session.BeCommitted();
        _log?.Grow();
    }

    private async Task RunAfterCommitAsync(Func<CancellationToken, Task> action, CancellationToken cancellationToken)
    {
        using var hurry = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        hurry.CancelAfter(LongestAfterCommit);
        try
        {
            await action(hurry.Token);
        }
        // The commit stands, and what the action hurries is kept in a table: say so and let its timer do it.
        catch (OperationCanceledException) when (hurry.IsCancellationRequested)
        {
            LogAfterCommitTooSlow(LongestAfterCommit);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            LogAfterCommitFailed(exception);
        }
    }

    [LoggerMessage(1001, LogLevel.Warning, "A transaction is run again after attempt {Attempt}")]
    private partial void LogRetry(int attempt, Exception exception);

    [LoggerMessage(1002, LogLevel.Warning, "What follows a commit failed and is left to its timer")]
    private partial void LogAfterCommitFailed(Exception exception);

    [LoggerMessage(1003, LogLevel.Warning, "What follows a commit took longer than {Longest}, or its caller gave up, and is left to its timer")]
    private partial void LogAfterCommitTooSlow(TimeSpan longest);
}
