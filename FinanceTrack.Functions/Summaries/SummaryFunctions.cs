using FinanceTrack.Domain.Summaries;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Summaries;

public sealed class SummaryFunctions(GetMonthlySummary get, ListMonthlySummaries list)
{
    private const string MonthPattern = "^[0-9]{4}-(0[1-9]|1[0-2])$";

    [Function(nameof(GetMonthlySummary))]
    [RequiresScope("read")]
    [Parameter("month", "The month of the booked dates.", Pattern = MonthPattern)]
    [Parameter("accountId", "One account; all together where it is absent.")]
    [Parameter("basis", "Whether a refund counts when the money came, or in the month of its purchase.", Default = "money")]
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
    [Parameter("from", "The first month.", Pattern = MonthPattern)]
    [Parameter("to", "The last month, included, at most 120 months.", Pattern = MonthPattern)]
    [Parameter("accountId", "One account; all together where it is absent.")]
    [Parameter("basis", "Whether a refund counts when the money came, or in the month of its purchase.", Default = "money")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/summaries")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "from", "to", "accountId", "basis");
        var (from, to) = (query.Required("from"), query.Required("to"));
        var (account, basis) = (query.Id("accountId"), query.Choice<SummaryBasis>("basis") ?? SummaryBasis.Money);
        return query.IsValid(out var error)
            ? Responses.Ok(await list.ExecuteAsync(
                request.LedgerId(), from, to, account, basis, cancellationToken))
            : error.ToProblem();
    }
}
