using FinanceTrack.Domain.Summaries;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Summaries;

public sealed class SummaryFunctions(GetMonthlySummary get, ListMonthlySummaries list)
{
    [Function(nameof(GetMonthlySummary))]
    [RequiresScope("read")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/summaries/{month}")] HttpRequest request,
        string month,
        CancellationToken cancellationToken) =>
        Responses.OkWithETag(await get.ExecuteAsync(request.LedgerId(), month, cancellationToken));

    [Function(nameof(ListMonthlySummaries))]
    [RequiresScope("read")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/summaries")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "from", "to");
        return query.IsValid(out var error)
            ? Responses.Ok(await list.ExecuteAsync(request.LedgerId(), query.Text("from"), query.Text("to"), cancellationToken))
            : error.ToProblem();
    }
}
