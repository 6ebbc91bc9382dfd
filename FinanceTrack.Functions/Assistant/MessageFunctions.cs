using FinanceTrack.Domain.Assistant.Agent;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Assistant;

public sealed class MessageFunctions(AskAssistant ask)
{
    /// <summary>Reads the ledger, so that a viewer may ask. What it proposes takes the role of the change.</summary>
    [Function(nameof(AskAssistant)), RequiresScope("read")]
    public async Task<IResult> AskAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/assistant/messages")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (!(await request.ReadBodyAsync<NewMessage>()).TryGet(out var message, out var error))
            return error.ToProblem();
        if (AnswerStream.IsWanted(request))
            return new AnswerStream(onSentence => ask.ExecuteAsync(request.Actor(), message, onSentence, cancellationToken));
        return Responses.Ok(await ask.ExecuteAsync(request.Actor(), message, null, cancellationToken));
    }
}
