using System.Text.Json;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Messaging;

namespace FinanceTrack.Domain.Jobs;

/// <summary>What a handler knows of its job, and how it says how far it is.</summary>
public sealed class JobContext
{
    // Short beside the host's functionTimeout, so that neither that nor a scale-in ever costs more than the last few seconds.
    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan BetweenWrites = TimeSpan.FromSeconds(1);

    private static readonly Statement SaveSql = Statement.Of("""
        UPDATE Jobs
        SET Progress = @Progress, ProgressMessage = @ProgressMessage, ResumeFrom = @ResumeFrom, HeartbeatAt = @HeartbeatAt,
            Version = Version + 1
        WHERE Id = @Id AND LeaseOwner = @LeaseOwner
        """);

    private static readonly Statement OtherRunsSql = Statement.Of("""
        SELECT CASE WHEN EXISTS (
            SELECT 1 FROM Jobs
            WHERE Status = @Running AND HeartbeatAt >= @AliveSince AND Kind = @Kind AND LedgerId = @LedgerId AND Id <> @Id
                AND (StartedAt < @StartedAt OR (StartedAt = @StartedAt AND Id < @Id))
        ) THEN 1 ELSE 0 END
        """);

    private readonly Job _job;
    private readonly Guid _leaseOwner;
    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly long _started;
    private long _saved;

    internal JobContext(Job job, Guid leaseOwner, Database database, TimeProvider time)
    {
        (_job, _leaseOwner, _database, _time) = (job, leaseOwner, database, time);
        _started = _saved = time.GetTimestamp();
        (Progress, ProgressMessage, ResumeFrom) = (job.Progress, job.ProgressMessage, job.ResumeFrom);
    }

    public Guid JobId => _job.Id;

    /// <summary>Whose data the job works on, when it is one user's.</summary>
    public Guid? LedgerId => _job.LedgerId;

    /// <summary>True when it is time to return <see cref="JobOutcome.Yield"/>, so that no run comes near the host's time limit.</summary>
    public bool ShouldYield => _time.GetElapsedTime(_started) > Budget;

    internal double Progress { get; private set; }

    internal string? ProgressMessage { get; private set; }

    internal string? ResumeFrom { get; private set; }

    /// <summary>The job's parameters, or a new <typeparamref name="T"/> when it was queued without any.</summary>
    public T Parameters<T>()
        where T : new() => Read<T>(_job.Parameters) ?? new T();

    /// <summary>What an earlier run saved last, or null on the first one.</summary>
    public T? Checkpoint<T>()
        where T : class => Read<T>(ResumeFrom);

    /// <summary>
    /// Whether a job of the same kind for the same ledger runs or waits for its turn, which started earlier. One that has to do the same
    /// after it is queued for later, rather than taking a place among the jobs that run.
    /// </summary>
    internal Task<bool> IsBehindAnotherAsync(CancellationToken cancellationToken)
    {
        var parameters = new
        {
            _job.Id,
            _job.Kind,
            _job.LedgerId,
            _job.StartedAt,
            JobStatus.Running,
            AliveSince = _time.Now() - JobLease.StaleAfter,
        };
        return _database.ReadAsync(
            async session => await session.ScalarAsync<int>(OtherRunsSql, parameters) == 1, cancellationToken);
    }

    /// <summary>
    /// Says how far the work is, and where it would go on. Call it as often as you like: it is written once a second,
    /// and when the run ends in an orderly way.
    /// </summary>
    /// <param name="progress">0..1.</param>
    /// <param name="message">A few words for an administrator who watches the job; no personal data.</param>
    /// <param name="checkpoint">Written as JSON; null keeps the one before.</param>
    public async Task ReportAsync(double progress, string? message, object? checkpoint, CancellationToken cancellationToken)
    {
        Progress = Math.Clamp(progress, 0, 1);
        ProgressMessage = message is { Length: > Job.MaxProgressMessageLength } ? message[..Job.MaxProgressMessageLength] : message;
        if (checkpoint is not null)
            ResumeFrom = JsonSerializer.Serialize(checkpoint, checkpoint.GetType(), MessageFormat.Json);
        if (_time.GetElapsedTime(_saved) < BetweenWrites)
            return;

        _saved = _time.GetTimestamp();
        var row = new { Progress, ProgressMessage, ResumeFrom, HeartbeatAt = _time.Now(), _job.Id, LeaseOwner = _leaseOwner };
        await _database.WriteAsync(session => session.ExecuteAsync(SaveSql, row), cancellationToken);
    }

    private static T? Read<T>(string? json) => json is null ? default : JsonSerializer.Deserialize<T>(json, MessageFormat.Json);
}
