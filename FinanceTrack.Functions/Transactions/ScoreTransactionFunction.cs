using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Transactions;

public sealed class ScoreTransactionFunction(ScoreTransaction score)
{
    [Function(nameof(ScoreTransaction))]
    [RequiresScope("score")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/transactions/score")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.Ok(await request.SendAsync((NewTransaction transaction) =>
            score.ExecuteAsync(request.LedgerId(), transaction, cancellationToken)));
}
