using FinanceTrack.Domain.Transactions;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Transactions;

public sealed class SplitFunctions(GetSplit get, SplitTransaction split)
{
    private const string Parts = "api/v1/transactions/{id:guid}/parts";

    [Function(nameof(GetSplit))]
    [RequiresScope("read")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Parts)] HttpRequest request, Guid id,
        CancellationToken cancellationToken) =>
        Responses.OkWithETag(await get.ExecuteAsync(request.LedgerId(), id, cancellationToken));

    [Function(nameof(SplitTransaction))]
    [RequiresScope("write")]
    public Task<IResult> SplitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Parts)] HttpRequest request, Guid id,
        CancellationToken cancellationToken) =>
        request.ChangeAsync<NewSplit, SplitDetails>(
            parts => split.ExecuteAsync(request.Actor(), id, parts, request.IfMatch(), cancellationToken));
}
