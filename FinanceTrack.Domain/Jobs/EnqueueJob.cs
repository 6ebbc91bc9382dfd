using System.Text.Json;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Jobs;

/// <summary>
/// Queues a job, or finds the equal one that still waits. An unknown kind, or parameters that the kind does not take,
/// are refused here and not by a failed run.
/// </summary>
public sealed class EnqueueJob(
    IdempotentWrites writes, JobBacklog backlog, IEnumerable<IJobHandler> handlers, CheckSession sessions, AuditTrail audit)
{
    private static readonly JsonSerializerOptions Strict = new(MessageFormat.Json)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>For timers.</summary>
    public Task<Result<Job>> ExecuteAsync(JobRequest request, CancellationToken cancellationToken) =>
        ExecuteAsync(request, null, null, cancellationToken);

    /// <param name="admin">The administrator who asks; null for a command.</param>
    public async Task<Result<Job>> ExecuteAsync(
        JobRequest request, IdempotencyKey? key, CallerSession? admin, CancellationToken cancellationToken)
    {
        if (Check(request) is { } error)
            return error;
        return await writes.WriteAsync<Job>(request.RequestedBy ?? Guid.Empty, key, async session =>
        {
            if (await sessions.RefuseAdminAsync(session, admin) is { } refused)
                return refused;
            var id = await backlog.AddAsync(session, request);
            if (admin is not null)
            {
                await audit.AddAsync(session, new AuditEntry(AuditKind.JobStart, AuditActor.Administrator(admin))
                {
                    LedgerId = request.LedgerId,
                    Details = new { jobId = id, request.Kind },
                });
            }

            return (await JobTable.FindAsync(session, id))!;
        }, cancellationToken);
    }

    private ValidationError? Check(JobRequest request)
    {
        var handler = handlers.FirstOrDefault(h => h.Kind == request.Kind);
        if (handler is null)
        {
            return new ValidationError(
                "/kind", $"Must be one of {string.Join(", ", handlers.Select(h => h.Kind).Order(StringComparer.Ordinal))}.");
        }

        if (request.Parameters is null)
            return null;
        if (handler.ParametersType is not { } type)
            return new ValidationError("/parameters", "This kind of job has no parameters.");

        try
        {
            JsonSerializer.SerializeToElement(request.Parameters, MessageFormat.Json).Deserialize(type, Strict);
            return null;
        }
        catch (JsonException)
        {
            var names = type.GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
            return new ValidationError("/parameters", $"This kind of job has the parameters {string.Join(", ", names)}.");
        }
    }
}
