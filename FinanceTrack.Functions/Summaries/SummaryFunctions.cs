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
        CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "accountId", "basis");
        var (account, basis) = (query.Id("accountId"), query.Choice<SummaryBasis>("basis") ?? SummaryBasis.Money);
        return query.IsValid(out var error)
            ? Responses.OkWithETag(await get.ExecuteAsync(request.LedgerId(), month, account, basis, cancellationToken))
            : error.ToProblem();
    }

    [Function(nameof(ListMonthlySummaries))]
    [RequiresScope("read")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/summaries")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "from", "to", "accountId", "basis");
        var (account, basis) = (query.Id("accountId"), query.Choice<SummaryBasis>("basis") ?? SummaryBasis.Money);
        return query.IsValid(out var error)
            ? Responses.Ok(await list.ExecuteAsync(
                request.LedgerId(), query.Text("from"), query.Text("to"), account, basis, cancellationToken))
            : error.ToProblem();
    }
}
