using System.Data.Common;
using FinanceTrack.Domain.Data.SqlServer;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Data;

/// <summary>
/// Runs again what failed for a reason that passes: the one place where that is done, so that attempts do not multiply. The driver's own
/// retries are off (<see cref="SqlServerDialect"/>).
/// </summary>
/// <param name="logger">Told of every failure that is met, with the driver's text, which callers are not.</param>
internal sealed partial class RetryPolicy(IDialect dialect, DatabaseOptions options, TimeProvider time, ILogger logger)
{
    private const int MaxRuns = 5;
    private const int MaxOpenings = 20; // More than there is time for.
    private const string GivenUp = "The caller gave up while the database worked.";

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    /// <summary>An open connection, tried as often as there is patience for.</summary>
    /// <exception cref="DatabaseUnavailableException">There was none in that time.</exception>
    public Task<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        TryAsync(() => OpenOnceAsync(cancellationToken), dialect.KindOfOpening, MaxOpenings, opens: true, cancellationToken);

    /// <summary>The work's result. It may be run several times, so it must not keep anything from an earlier run.</summary>
    /// <exception cref="DatabaseUnavailableException">The reason did not pass, or the database was too slow.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up, whatever else the driver calls that.</exception>
    public Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) =>
        TryAsync(work, dialect.KindOfWork, MaxRuns, opens: false, cancellationToken);

    /// <summary>Whether the caller gave up, so that a job that is stopped is not counted as broken, whichever the engine.</summary>
    public bool IsCancellation(Exception exception, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested
        && CauseOf(exception) is DbException cause
        && (dialect.IsCancellation(cause) || dialect.KindOfWork(cause) != FailureKind.Permanent);

    public static OperationCanceledException Cancellation(Exception exception, CancellationToken cancellationToken) =>
        new(GivenUp, exception, cancellationToken);

    // Dapper adds which column of which row it was, the driver's bulk copy for which table.
    private static Exception CauseOf(Exception exception)
    {
        var cause = exception;
        while (cause is not DbException && cause.InnerException is { } inner)
            cause = inner;
        return cause is DbException ? cause : exception;
    }

    private async Task<T> TryAsync<T>(
        Func<Task<T>> attempt, Func<Exception, FailureKind> kindOf, int mostAttempts, bool opens, CancellationToken cancellationToken)
    {
        var (begun, patience) = (time.GetTimestamp(), TimeSpan.FromSeconds(options.PatienceSeconds));
        for (var failures = 1; ; failures++)
        {
            try
            {
                return await attempt();
            }
            catch (Exception exception) when (IsCancellation(exception, cancellationToken))
            {
                throw Cancellation(exception, cancellationToken);
            }
            catch (Exception exception) when (kindOf(CauseOf(exception)) is not FailureKind.Permanent)
            {
                var kind = kindOf(CauseOf(exception));
                var wait = Wait(kind, failures);
                var isOver = kind == FailureKind.Slow || (kind == FailureKind.Outage && time.GetElapsedTime(begun) + wait > patience);
                if (isOver || failures == mostAttempts)
                {
                    LogGivenUp(failures, exception);
                    throw new DatabaseUnavailableException(exception, isUnreachable: opens && kind == FailureKind.Outage);
                }

                LogRetry(failures, wait, exception);
                await Task.Delay(wait, time, cancellationToken);
            }
        }
    }

    private async Task<DbConnection> OpenOnceAsync(CancellationToken cancellationToken)
    {
        var connection = dialect.CreateConnection(options.ConnectionString);
        try
        {
            await dialect.OpenAsync(connection, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // Twice as long each time, and up to half of it by chance: those who failed together do not come back together.
    private static TimeSpan Wait(FailureKind kind, int failures)
    {
        if (kind == FailureKind.Conflict)
            return TimeSpan.FromMilliseconds(Random.Shared.Next(5, 20 << Math.Min(failures, MaxRuns)));
        var longest = FirstWait * Math.Pow(2, failures - 1);
        return (longest < MaxWait ? longest : MaxWait) * (1 - Random.Shared.NextDouble() / 2);
    }

    [LoggerMessage(
        1001, LogLevel.Warning, "Transient database failure, attempt {Attempt}; retrying in {Wait}",
        EventName = "1001")]
    private partial void LogRetry(int attempt, TimeSpan wait, Exception exception);

    [LoggerMessage(
        1005, LogLevel.Error, "A transient database failure did not end, or the database was too slow; gave up at attempt {Attempt}",
        EventName = "1005")]
    private partial void LogGivenUp(int attempt, Exception exception);
}
