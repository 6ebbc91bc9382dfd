using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Jobs;

[RequiresRole(Caller.AdminRole)]
public sealed class JobAdminFunctions(EnqueueJob enqueue, ListJobs list, FindJob find, CancelJob cancel)
{
    [Function(nameof(EnqueueJob))]
    public async Task<IResult> EnqueueAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/admin/jobs")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var job = await request.SendAsync((NewJob wanted, IdempotencyKey? key) =>
            enqueue.ExecuteAsync(wanted.ToRequest(request.UserId()), key, request.CallerSession(), cancellationToken));
        return Responses.Created(job.Map(JobResponse.Of), created => $"/api/v1/admin/jobs/{created.Id}");
    }

    [Function(nameof(ListJobs))]
    [Parameter("kind", "Only those of the kind.")]
    [Parameter("status", "Only those in the state.")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/admin/jobs")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "kind", "status", "limit", "cursor");
        var page = query.Page();
        var status = query.Choice<JobStatus>("status");
        if (!query.IsValid(out var error))
            return error.ToProblem();
        var jobs = await list.ExecuteAsync(query.Text("kind"), status, page, cancellationToken);
        return Responses.Ok(jobs.Map(found => found.Map(JobResponse.Of)));
    }

    [Function(nameof(FindJob))]
    public async Task<IResult> FindAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/admin/jobs/{id:guid}")] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.OkWithETag((await find.ExecuteAsync(id, cancellationToken)).Map(JobResponse.Of));

    [Function(nameof(CancelJob))]
    public async Task<IResult> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/admin/jobs/{id:guid}")] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken)
    {
        var job = await cancel.ExecuteAsync(id, request.IfMatch(), request.CallerSession(), cancellationToken);
        return Responses.OkWithETag(job.Map(JobResponse.Of));
    }
}
