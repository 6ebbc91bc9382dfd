using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Sharing;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Sharing;

public sealed class MemberFunctions(ListMembers list, ChangeMember change, RemoveMember remove)
{
    private const string Collection = "api/v1/ledgers/{id:guid}/members";
    private const string Item = Collection + "/{userId:guid}";

    [Function(nameof(ListMembers)), RequiresLedgerRole(LedgerRole.Viewer)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.Ok(await list.ExecuteAsync(request.ActorIn(id), cancellationToken));

    [Function(nameof(ChangeMember)), RequiresLedgerRole(LedgerRole.Owner)]
    public Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = Item)] HttpRequest request,
        Guid id,
        Guid userId,
        CancellationToken cancellationToken) =>
        request.ChangeAsync<MemberChange, LedgerMember>(
            wanted => change.ExecuteAsync(request.CallerSession(), id, userId, wanted, request.IfMatch(), cancellationToken));

    /// <summary>Members leave by the same route: for their own id it asks for no role.</summary>
    [Function(nameof(RemoveMember)), RequiresLedgerRole(LedgerRole.Owner)]
    public async Task<IResult> RemoveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Item)] HttpRequest request,
        Guid id,
        Guid userId,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await remove.ExecuteAsync(request.CallerSession(), id, userId, request.IfMatch(), cancellationToken));
}
