using System.Text.Json;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Messaging;

namespace FinanceTrack.Domain.Jobs;

/// <summary>Queues jobs within the transaction that makes them necessary. Job handlers that start other jobs use this too.</summary>
public sealed class JobBacklog(Outbox outbox, TimeProvider time)
{
    // PendingKey is unique: while the job waits it is what requests are compared by, afterwards the job's own id.
    private static readonly Statement InsertSql = Statement.Of(dialect => dialect.InsertIfAbsent("Jobs", ["PendingKey"],
    [
        "Id", "Kind", "PendingKey", "Parameters", "LedgerId", "RequestedBy", "Status", "Progress", "CancelRequested", "Attempts",
        "CreatedAt", "HeartbeatAt", "Version",
    ]));

    private static readonly Statement FindPendingSql = Statement.Of("SELECT Id FROM Jobs WHERE PendingKey = @PendingKey");

    /// <summary>The job's id: a new one, or that of an equal job that still waits.</summary>
    public async Task<Guid> AddAsync(DbSession session, JobRequest request)
    {
        var key = PendingKey(request);
        return await InsertAsync(session, request, key) ?? await session.ScalarAsync<Guid>(FindPendingSql, new { PendingKey = key });
    }

    /// <summary>False when an equal job still waits.</summary>
    public async Task<bool> TryAddAsync(DbSession session, JobRequest request) =>
        await InsertAsync(session, request, PendingKey(request)) is not null;

    private async Task<Guid?> InsertAsync(DbSession session, JobRequest request, string key)
    {
        var now = time.Now();
        var row = new
        {
            Id = Guid.CreateVersion7(now),
            request.Kind,
            PendingKey = key,
            Parameters = request.Parameters is null ? null : JsonSerializer.Serialize(request.Parameters, MessageFormat.Json),
            request.LedgerId,
            request.RequestedBy,
            Status = JobStatus.Queued,
            Progress = 0.0,
            CancelRequested = false,
            Attempts = 0,
            CreatedAt = now,
            HeartbeatAt = now,
            Version = 1,
        };
        if (await session.ExecuteAsync(InsertSql, row) == 0)
            return null;
        await outbox.AddAsync(session, QueueNames.Jobs, new JobMessage(row.Id), row.LedgerId, request.Delay);
        return row.Id;
    }

    private static string PendingKey(JobRequest request) => request switch
    {
        { Key: { } key } => $"{request.Kind}:{key}",
        { Parameters: null } => $"{request.Kind}:{request.LedgerId:N}",
        _ => $"{request.Kind}:{Guid.NewGuid():N}",
    };
}
