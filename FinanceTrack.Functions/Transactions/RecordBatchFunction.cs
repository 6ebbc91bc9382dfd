using FinanceTrack.Domain.Transactions;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Transactions;

public sealed class RecordBatchFunction(RecordBatch record)
{
    [Function(nameof(RecordBatch))]
    [RequiresScope("write")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/transactions/batch")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.Ok(await request.SendAsync<NewBatch, BatchOutcome>(
            (batch, key) => record.ExecuteAsync(request.Actor(), batch, key, cancellationToken)));
}
