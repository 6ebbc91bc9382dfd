using FinanceTrack.Domain.Data;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Jobs;

/// <summary>
/// Keeps a running job ours: says every few seconds that we are alive, and ends the work when somebody has asked for the job
/// to be cancelled, when another instance has taken it over, or when the database has not heard of us for so long that one may have.
/// </summary>
internal sealed partial class JobLease : IAsyncDisposable
{
    public static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly Statement Beat = Statement.Of("""
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

    /// <summary>The job is another's: nothing may be written to it any more.</summary>
    public bool Lost { get; private set; }

    /// <summary>Why the database has not heard of us for so long that the job may be another's; null while it has.</summary>
    public Exception? Unheard { get; private set; }

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
            while (!CancelRequested && !Lost && Unheard is null && await timer.WaitForNextTickAsync(_stop.Token))
            {
                if (await TryBeatAsync() is not { } failure)
                    heard = _time.GetTimestamp();
                else if (_time.GetElapsedTime(heard) > StaleAfter - Interval)
                    Unheard = failure;
            }

            await _work.CancelAsync();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The work is over.
        }
    }

    // Why it failed, or null. A database that is away is waited for elsewhere; here it is time to know that nobody hears of us.
    private async Task<Exception?> TryBeatAsync()
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        late.CancelAfter(Longest);
        try
        {
            var beat = new { Now = _time.Now(), Id = _jobId, LeaseOwner = _owner };
            var cancelRequested = await _database.WriteAsync(session => session.FindAsync<bool?>(Beat, beat), late.Token);
            Lost = cancelRequested is null;
            CancelRequested = cancelRequested ?? false;
            return null;
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException || (exception is OperationCanceledException && !_stop.IsCancellationRequested))
        {
            LogNoBeat(_jobId, exception);
            return exception;
        }
    }

    [LoggerMessage(7101, LogLevel.Warning, "Job {JobId} could not say that it is alive")]
    private partial void LogNoBeat(Guid jobId, Exception exception);
}
