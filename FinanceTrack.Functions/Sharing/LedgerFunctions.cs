using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Sharing;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Sharing;

public sealed class LedgerFunctions(ListLedgers list, CreateLedger create, GetLedger get, UpdateLedger update, DeleteLedger delete)
{
    private const string Collection = "api/v1/ledgers";
    private const string Item = Collection + "/{id:guid}";

    [Function(nameof(ListLedgers))]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request, CancellationToken cancellationToken) =>
        Responses.Ok(await list.ExecuteAsync(request.UserId(), cancellationToken));

    [Function(nameof(CreateLedger))]
    public Task<IResult> CreateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Collection)] HttpRequest request, CancellationToken cancellationToken) =>
        request.CreateAsync<NewLedger, SharedLedger>(
            (ledger, key) => create.ExecuteAsync(request.CallerSession(), ledger, key, cancellationToken),
            ledger => $"/{Collection}/{ledger.Id}");

    [Function(nameof(GetLedger)), RequiresLedgerRole(LedgerRole.Viewer)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Item)] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.OkWithETag(await get.ExecuteAsync(request.ActorIn(id), cancellationToken));

    [Function(nameof(UpdateLedger)), RequiresLedgerRole(LedgerRole.Owner)]
    public Task<IResult> UpdateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = Item)] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        request.ChangeAsync<LedgerChanges, SharedLedger>(
            changes => update.ExecuteAsync(request.CallerSession(), id, changes, request.IfMatch(), cancellationToken));

    [Function(nameof(DeleteLedger)), RequiresLedgerRole(LedgerRole.Owner)]
    public async Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Item)] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await delete.ExecuteAsync(request.CallerSession(), id, request.IfMatch(), cancellationToken));
}
