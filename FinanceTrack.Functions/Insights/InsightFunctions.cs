using FinanceTrack.Domain.Insights;
using FinanceTrack.Domain.Insights.Storage;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Insights;

public sealed class InsightFunctions(ListInsights list, UpdateInsight update)
{
    private const string Collection = "api/v1/insights";

    [Function(nameof(ListInsights)), RequiresScope("read")]
    [Parameter("kind", "Only those of the kind.")]
    [Parameter("severity", "Only those of the severity.")]
    [Parameter("dismissed", "Whether to list those that were dismissed, in place of the others.", Default = "false")]
    [Parameter("top", "Only what changed: at most five.", Default = "false")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request, CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "kind", "severity", "dismissed", "top", "limit", "cursor");
        var page = query.Page();
        var filter = new InsightFilter(
            query.Choice<InsightKind>("kind"), query.Choice<InsightSeverity>("severity"), query.Flag("dismissed") ?? false,
            query.Flag("top") ?? false);
        return query.IsValid(out var error)
            ? Responses.Ok(await list.ExecuteAsync(request.Actor(), filter, page, cancellationToken))
            : error.ToProblem();
    }

    [Function(nameof(UpdateInsight)), RequiresScope("write")]
    public Task<IResult> UpdateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = Collection + "/{id:guid}")] HttpRequest request, Guid id,
        CancellationToken cancellationToken) => request.ChangeAsync<InsightChanges, InsightDetails>(
            changes => update.ExecuteAsync(request.Actor(), id, changes, request.IfMatch(), cancellationToken));
}
