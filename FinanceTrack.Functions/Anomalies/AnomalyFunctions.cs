using FinanceTrack.Domain.Anomalies.Feedback;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Anomalies;

public sealed class AnomalyFunctions(ListAnomalies list, AnswerAnomaly answer, WithdrawAnswer withdraw)
{
    private const string Collection = "api/v1/anomalies";
    private const string Feedback = Collection + "/{transactionId:guid}/feedback";

    [Function(nameof(ListAnomalies))]
    [RequiresScope("read")]
    [Parameter("from", "The first booked date.")]
    [Parameter("to", "The last booked date, included.")]
    [Parameter("answer", "`open` for those without an answer; all where it is absent.", Pattern = "^(open|confirmed|dismissed)$")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request, CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "from", "to", "answer", "limit", "cursor");
        var filter = new AnomalyFilter(query.Day("from"), query.Day("to"), query.Text("answer"));
        var page = query.Page();
        return query.IsValid(out var error)
            ? Responses.Ok(await list.ExecuteAsync(request.LedgerId(), filter, page, cancellationToken))
            : error.ToProblem();
    }

    [Function(nameof(AnswerAnomaly))]
    [RequiresScope("write")]
    public Task<IResult> AnswerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Feedback)] HttpRequest request,
        Guid transactionId,
        CancellationToken cancellationToken) =>
        request.ChangeAsync<NewAnswer, AnswerDetails>(
            input => answer.ExecuteAsync(request.Actor(), transactionId, input, request.IfMatch(), cancellationToken));

    [Function(nameof(WithdrawAnswer))]
    [RequiresScope("write")]
    public async Task<IResult> WithdrawAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Feedback)] HttpRequest request,
        Guid transactionId,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await withdraw.ExecuteAsync(request.Actor(), transactionId, request.IfMatch(), cancellationToken));
}
