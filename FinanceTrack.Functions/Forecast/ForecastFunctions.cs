using FinanceTrack.Domain.Forecast;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Forecast;

public sealed class ForecastFunctions(GetForecast get)
{
    [Function(nameof(GetForecast)), RequiresScope("read")]
    [Parameter("account", "That of one account; without it, that of all accounts of each currency together.")]
    [Parameter("days", "How many days from tomorrow on.", Minimum = 1, Maximum = GetForecast.MaxDays, Default = "90")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/forecast")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "account", "days");
        var (account, days) = (query.Id("account"), query.Integer("days"));
        return query.IsValid(out var error)
            ? Responses.Ok(await get.ExecuteAsync(request.LedgerId(), account, days, cancellationToken))
            : error.ToProblem();
    }
}
