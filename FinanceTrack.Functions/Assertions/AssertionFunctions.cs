using FinanceTrack.Domain.Assertions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Assertions;

public sealed class AssertionFunctions(ListAssertions list, AssertBalance assert, DeleteAssertion delete, AdjustBalance adjust)
{
    private const string Account = "api/v1/accounts/{id:guid}";
    private const string Item = Account + "/assertions/{day}";

    [Function(nameof(ListAssertions))]
    [RequiresScope("read")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Account + "/assertions")] HttpRequest request, Guid id,
        CancellationToken cancellationToken) =>
        Responses.Ok(await list.ExecuteAsync(request.Actor(), id, cancellationToken));

    [Function(nameof(AssertBalance))]
    [RequiresScope("write")]
    [Parameter("day", "The day of the statement.", Format = "date")]
    public Task<IResult> AssertAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Item)] HttpRequest request, Guid id, string day,
        CancellationToken cancellationToken) =>
        request.ChangeAsync<NewAssertion, AssertionDetails>(
            assertion => assert.ExecuteAsync(request.Actor(), id, day, assertion, request.IfMatch(), cancellationToken));

    [Function(nameof(DeleteAssertion))]
    [RequiresScope("write")]
    [Parameter("day", "The day of the statement.", Format = "date")]
    public async Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Item)] HttpRequest request, Guid id, string day,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await delete.ExecuteAsync(request.Actor(), id, day, request.IfMatch(), cancellationToken));

    [Function(nameof(AdjustBalance))]
    [RequiresScope("write")]
    public Task<IResult> AdjustAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Account + "/adjustments")] HttpRequest request, Guid id,
        CancellationToken cancellationToken) =>
        request.CreateAsync<NewAdjustment, TransactionDetails>(
            (adjustment, key) => adjust.ExecuteAsync(request.Actor(), id, adjustment, key, cancellationToken),
            created => $"/api/v1/transactions/{created.Id}");
}
