using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Data;

/// <summary>
/// Moves what a single writer has committed from its log into the file, beside the writer. Left to itself SQLite does it within a commit
/// now and then, and whoever waits for that commit, or behind it, waits for two flushes of the disk as well.
/// </summary>
internal sealed partial class WriteAheadLog : IDisposable
{
    // In pages. Only when all of the log is in the file does it begin anew, and beside a busy writer the last pages never are:
    // past this length the writer waits for them.
    private const long Longest = 24_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly IDialect _dialect;
    private readonly string _connectionString;
    private readonly SingleWriter _writer;
    private readonly ILogger _logger;
    private readonly PeriodicTimer _timer = new(Pause);
    private readonly Task _running;
    private int _hasGrown;

    public WriteAheadLog(IDialect dialect, string connectionString, SingleWriter writer, ILogger logger)
    {
        (_dialect, _connectionString, _writer, _logger) = (dialect, connectionString, writer, logger);
        _running = Task.Run(RunAsync);
    }

    /// <summary>Something was committed.</summary>
    public void Grow() => Volatile.Write(ref _hasGrown, 1);

    public void Dispose()
    {
        _timer.Dispose();
        _running.GetAwaiter().GetResult(); // At most one checkpoint; the file may be wanted elsewhere from now on.
    }

    private async Task RunAsync()
    {
        while (await _timer.WaitForNextTickAsync())
        {
            if (Interlocked.Exchange(ref _hasGrown, 0) == 0)
                continue;
            try
            {
                if (await MoveAsync() > Longest)
                    await _writer.RunAsync(MoveAsync, CancellationToken.None);
            }
            // Whatever it was: without this loop the log would grow until the disk is full.
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                LogNotMoved(exception);
            }
        }
    }

    /// <summary>The length of the log, in pages.</summary>
    private async Task<long> MoveAsync()
    {
        await using var connection = _dialect.CreateConnection(_connectionString);
        await _dialect.OpenAsync(connection, CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = _dialect.Checkpoint;
        await using var result = await command.ExecuteReaderAsync();
        return await result.ReadAsync() ? result.GetInt64(1) : 0;
    }

    [LoggerMessage(1004, LogLevel.Error, "The write-ahead log could not be moved into the file; it is tried again when more is written")]
    private partial void LogNotMoved(Exception exception);
}
