using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Data.Sqlite;

/// <summary>
/// Checkpoints the write-ahead log beside the single writer. By default SQLite does that within a commit
/// now and then, and all callers that wait for that commit, or behind it, wait for two flushes of the disk as well.
/// </summary>
internal sealed partial class WriteAheadLog : IDisposable
{
    // In pages. The log restarts only when all of it is in the file, and beside a busy writer the last pages never are:
    // past this length the writer waits for them.
    private const long MaxPages = 24_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly IDialect _dialect;
    private readonly string _connectionString;
    private readonly SingleWriter _writer;
    private readonly ILogger _logger;
    private readonly PeriodicTimer _timer = new(Pause);
    private readonly Task _running;
    private int _hasGrown;
    private int _mustBeEmptied;

    public WriteAheadLog(IDialect dialect, string connectionString, SingleWriter writer, ILogger logger)
    {
        (_dialect, _connectionString, _writer, _logger) = (dialect, connectionString, writer, logger);
        _running = Task.Run(RunAsync);
    }

    /// <summary>Something was committed.</summary>
    /// <param name="erased">Whether it erased what the log must not keep either.</param>
    public void NotifyWritten(bool erased = false)
    {
        if (erased)
            Volatile.Write(ref _mustBeEmptied, 1);
        Volatile.Write(ref _hasGrown, 1);
    }

    public void Dispose()
    {
        _timer.Dispose();
        _running.GetAwaiter().GetResult(); // At most one checkpoint; the file may be opened elsewhere from now on.
    }

    private async Task RunAsync()
    {
        while (await _timer.WaitForNextTickAsync())
        {
            if (Interlocked.Exchange(ref _hasGrown, 0) == 0)
                continue;
            try
            {
                if (await CheckpointAsync() > MaxPages)
                    await _writer.RunAsync(CheckpointAsync, CancellationToken.None);
                if (Volatile.Read(ref _mustBeEmptied) != 0)
                    await _writer.RunAsync(EmptyAsync, CancellationToken.None);
            }
            // Whatever it was: without this loop the log would grow until the disk is full.
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                LogCheckpointFailed(exception);
            }
        }
    }

    /// <summary>Where a reader needs the log, tries again a moment later: that reader ends, and later ones need the file only.</summary>
    private async Task<bool> EmptyAsync()
    {
        await using var connection = _dialect.CreateConnection(_connectionString);
        await _dialect.OpenAsync(connection, CancellationToken.None);
        var isEmpty = await _dialect.TryEmptyLogAsync(connection);
        if (isEmpty)
            Volatile.Write(ref _mustBeEmptied, 0); // In the writer's turn, so that no erasure commits meanwhile.
        else
            Volatile.Write(ref _hasGrown, 1);
        return isEmpty;
    }

    /// <summary>The length of the log, in pages.</summary>
    private async Task<long> CheckpointAsync()
    {
        await using var connection = _dialect.CreateConnection(_connectionString);
        await _dialect.OpenAsync(connection, CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = _dialect.Checkpoint;
        await using var result = await command.ExecuteReaderAsync();
        return await result.ReadAsync() ? result.GetInt64(1) : 0;
    }

    [LoggerMessage(1004, LogLevel.Error, "The checkpoint of the write-ahead log failed; it is retried after the next write")]
    private partial void LogCheckpointFailed(Exception exception);
}
