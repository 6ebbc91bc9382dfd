using FinanceTrack.Domain.Assistant.Conversations;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Assistant;

public sealed class ConversationFunctions(ListConversations list, GetConversation get, DeleteConversation delete)
{
    private const string Collection = "api/v1/assistant/conversations";
    private const string Item = Collection + "/{id:guid}";

    [Function(nameof(ListConversations)), RequiresScope("read")]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request, CancellationToken cancellationToken) =>
        request.ListAsync(page => list.ExecuteAsync(request.Actor(), page, cancellationToken));

    [Function(nameof(GetConversation)), RequiresScope("read")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Item)] HttpRequest request, Guid id,
        CancellationToken cancellationToken) =>
        Responses.OkWithETag(await get.ExecuteAsync(request.Actor(), id, cancellationToken));

    /// <summary>A conversation is its user's own, so that a viewer who is signed in deletes it too.</summary>
    [Function(nameof(DeleteConversation)), RequiresScope("write"), ChangesOwnData]
    public async Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Item)] HttpRequest request, Guid id,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await delete.ExecuteAsync(request.Actor(), id, request.IfMatch(), cancellationToken));
}
