using FinanceTrack.Domain.Links.Questions;
using FinanceTrack.Domain.Links.Rows;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Links;

public sealed class QuestionFunctions(ListQuestions list, AnswerQuestion answer)
{
    private const string Collection = "api/v1/questions";

    [Function(nameof(ListQuestions))]
    [RequiresScope("read")]
    [Parameter("state", "The questions in the state.", Default = "open")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request, CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "state", "limit", "cursor");
        var (state, page) = (query.Choice<QuestionState>("state") ?? QuestionState.Open, query.Page());
        return query.IsValid(out var error)
            ? Responses.Ok(await list.ExecuteAsync(request.LedgerId(), state, page, cancellationToken))
            : error.ToProblem();
    }

    [Function(nameof(AnswerQuestion))]
    [RequiresScope("write")]
    public Task<IResult> AnswerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Collection + "/{id:guid}")] HttpRequest request, Guid id,
        CancellationToken cancellationToken) =>
        request.ChangeAsync<QuestionAnswer, QuestionDetails>(
            given => answer.ExecuteAsync(request.Actor(), id, given, request.IfMatch(), cancellationToken));
}
