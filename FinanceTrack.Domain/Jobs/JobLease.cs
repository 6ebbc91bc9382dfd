using FinanceTrack.Domain.Data;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Jobs;

/// <summary>
/// Keeps the lease of a running job: sends a heartbeat every few seconds, and cancels the work when a user has asked for the job
/// to be cancelled, when another instance has taken it over, or when no heartbeat has arrived for so long that one may have.
/// </summary>
internal sealed partial class JobLease : IAsyncDisposable
{
    public static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HeartbeatTimeout = TimeSpan.FromSeconds(30);

    private static readonly Statement BeatSql = Statement.Of("""
        UPDATE Jobs SET HeartbeatAt = @Now WHERE Id = @Id AND LeaseOwner = @LeaseOwner;
        SELECT CancelRequested FROM Jobs WHERE Id = @Id AND LeaseOwner = @LeaseOwner;
        """);

    private readonly Guid _jobId;
    private readonly Guid _owner;
    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _work;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _beating;

    public JobLease(Guid jobId, Guid owner, Database database, TimeProvider time, ILogger logger, CancellationToken stopping)
    {
        (_jobId, _owner, _database, _time, _logger) = (jobId, owner, database, time, logger);
        _work = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _beating = BeatAsync();
    }

    /// <summary>Ends the work.</summary>
    public CancellationToken Token => _work.Token;

    public bool CancelRequested { get; private set; }

    /// <summary>Another instance owns the job: nothing may be written to it any more.</summary>
    public bool Lost { get; private set; }

    /// <summary>Why no heartbeat has arrived for so long that another instance may own the job; null while they arrive.</summary>
    public Exception? HeartbeatFailure { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _beating;
        _stop.Dispose();
        _work.Dispose();
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Interval, _time);
        var heard = _time.GetTimestamp();
        try
        {
            while (!CancelRequested && !Lost && HeartbeatFailure is null && await timer.WaitForNextTickAsync(_stop.Token))
            {
                if (await TryBeatAsync() is not { } failure)
                    heard = _time.GetTimestamp();
                else if (_time.GetElapsedTime(heard) > StaleAfter - Interval)
                    HeartbeatFailure = failure;
            }

            await _work.CancelAsync();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The work is over.
        }
    }

    // Why it failed, or null. Elsewhere an unreachable database is waited for; here the lease has to learn that its heartbeats do not
    // arrive.
    private async Task<Exception?> TryBeatAsync()
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        late.CancelAfter(HeartbeatTimeout);
        try
        {
            var beat = new { Now = _time.Now(), Id = _jobId, LeaseOwner = _owner };
            var cancelRequested = await _database.WriteAsync(session => session.FindAsync<bool?>(BeatSql, beat), late.Token);
            Lost = cancelRequested is null;
            CancelRequested = cancelRequested ?? false;
            return null;
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException
            || (exception is OperationCanceledException && !_stop.IsCancellationRequested))
        {
            LogNoBeat(_jobId, exception);
            return exception;
        }
    }

    [LoggerMessage(7101, LogLevel.Warning, "Job {JobId} could not send its heartbeat")]
    private partial void LogNoBeat(Guid jobId, Exception exception);
}
