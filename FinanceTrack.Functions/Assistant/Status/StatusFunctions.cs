using FinanceTrack.Domain.Assistant.Model;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Assistant.Status;

public sealed class StatusFunctions(GetAssistantStatus status)
{
    [Function(nameof(GetAssistantStatus)), RequiresScope("read")]
    [Parameter("probe", "Whether to send the model a question, a tool call and a stream; it counts in the budget.")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/assistant/status")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "probe");
        var withProbe = query.Flag("probe") ?? false;
        return query.IsValid(out var error)
            ? Responses.Ok(await status.ExecuteAsync(request.UserId(), withProbe, cancellationToken))
            : error.ToProblem();
    }
}
