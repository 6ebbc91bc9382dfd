using FinanceTrack.Domain.Assistant.Proposals;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Assistant;

public sealed class ProposalFunctions(GetProposal get, ConfirmProposal confirm, UndoProposal undo)
{
    private const string Item = "api/v1/assistant/proposals/{id:guid}";

    [Function(nameof(GetProposal)), RequiresScope("read")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Item)] HttpRequest request, Guid id,
        CancellationToken cancellationToken) =>
        Responses.OkWithETag(await get.ExecuteAsync(request.Actor(), id, cancellationToken));

    /// <summary>For a session only: neither an API key nor a model confirms.</summary>
    [Function(nameof(ConfirmProposal)), RequiresLedgerRole(LedgerRole.Editor)]
    public Task<IResult> ConfirmAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Item + "/confirm")] HttpRequest request, Guid id,
        CancellationToken cancellationToken) => request.ChangeAsync<Confirmation, ProposalDetails>(
            confirmation => confirm.ExecuteAsync(request.CallerSession(), request.LedgerId(), id, confirmation, cancellationToken));

    [Function(nameof(UndoProposal)), RequiresLedgerRole(LedgerRole.Editor)]
    public async Task<IResult> UndoAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Item + "/undo")] HttpRequest request, Guid id,
        CancellationToken cancellationToken) =>
        Responses.OkWithETag(await undo.ExecuteAsync(request.CallerSession(), request.LedgerId(), id, cancellationToken));
}
