using FinanceTrack.Domain.Jobs;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Jobs;

/// <summary>Which jobs there can be, and what those that compare have found.</summary>
[RequiresRole(Caller.AdminRole)]
public sealed class JobReportFunctions(ListJobKinds kinds, ListDriftReports drift)
{
    [Function(nameof(ListJobKinds))]
    public IResult ListKinds(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/admin/job-kinds")] HttpRequest request) =>
        Responses.Json(kinds.Execute());

    [Function(nameof(ListDriftReports))]
    public async Task<IResult> ListDriftAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/admin/drift")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.Json((await drift.ExecuteAsync(cancellationToken)).Map(DriftResponse.Of));
}

/// <summary>What the latest run of a job that compares found.</summary>
/// <param name="Last">The latest that succeeded; its <c>result</c> is the report.</param>
/// <param name="LastFailed">The latest that failed, where it is newer than that.</param>
public sealed record DriftResponse(string Kind, JobResponse? Last, JobResponse? LastFailed)
{
    internal static DriftResponse Of(DriftReport report) => new(
        report.Kind,
        report.Last is null ? null : JobResponse.Of(report.Last),
        report.LastFailed is null ? null : JobResponse.Of(report.LastFailed));
}
