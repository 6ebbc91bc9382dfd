using FinanceTrack.Domain.Categorization;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Categorization;

public sealed class CategorizeTransactionsFunction(CategorizeTransactions categorize)
{
    [Function(nameof(CategorizeTransactions))]
    [RequiresScope("score")]
    public async Task<IResult> CategorizeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/transactions/categorize")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.Ok(await request.SendAsync((UncategorizedTransactions transactions) =>
            categorize.ExecuteAsync(request.Actor(), transactions, cancellationToken)));
}
