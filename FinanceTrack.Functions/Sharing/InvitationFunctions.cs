using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Sharing;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Sharing;

public sealed class InvitationFunctions(ListInvitations list, InviteMember invite, WithdrawInvitation withdraw, AcceptInvitation accept)
{
    private const string Collection = "api/v1/ledgers/{id:guid}/invitations";
    private const string Item = Collection + "/{invitationId:guid}";

    [Function(nameof(ListInvitations)), RequiresLedgerRole(LedgerRole.Owner)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.Ok(await list.ExecuteAsync(request.ActorIn(id), cancellationToken));

    [Function(nameof(InviteMember)), RequiresLedgerRole(LedgerRole.Owner)]
    public Task<IResult> InviteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Collection)] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        request.CreateAsync<NewInvitation, LedgerInvitation>(
            (invitation, key) => invite.ExecuteAsync(request.CallerSession(), id, invitation, key, cancellationToken),
            invitation => $"/api/v1/ledgers/{id}/invitations/{invitation.Id}");

    [Function(nameof(WithdrawInvitation)), RequiresLedgerRole(LedgerRole.Owner)]
    public async Task<IResult> WithdrawAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Item)] HttpRequest request,
        Guid id,
        Guid invitationId,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await withdraw.ExecuteAsync(request.CallerSession(), id, invitationId, cancellationToken));

    [Function(nameof(AcceptInvitation))]
    public async Task<IResult> AcceptAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/invitations/accept")] HttpRequest request,
        CancellationToken cancellationToken) =>
        (await request.ReadBodyAsync<InvitationToken>()).TryGet(out var token, out var error)
            ? Responses.OkWithETag(await accept.ExecuteAsync(request.CallerSession(), token, cancellationToken))
            : error.ToProblem();
}
