using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Links.Rows;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Links;

public sealed class LinkFunctions(ListLinks list, GetLink get, CreateLink create, DeleteLink delete, EnqueueJob enqueue)
{
    private const string Collection = "api/v1/links";
    private const string Item = Collection + "/{id:guid}";

    [Function(nameof(ListLinks))]
    [RequiresScope("read")]
    [Parameter("kind", "Only those of the kind.")]
    [Parameter("state", "Only those in the state.")]
    [Parameter("transactionId", "Only those of the transaction.")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request, CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "kind", "state", "transactionId", "limit", "cursor");
        var filter = new LinkFilter(query.Choice<LinkKind>("kind"), query.Choice<LinkState>("state"), query.Id("transactionId"));
        var page = query.Page();
        return query.IsValid(out var error)
            ? Responses.Ok(await list.ExecuteAsync(request.LedgerId(), filter, page, cancellationToken))
            : error.ToProblem();
    }

    [Function(nameof(GetLink))]
    [RequiresScope("read")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Item)] HttpRequest request, Guid id, CancellationToken cancellationToken) =>
        Responses.OkWithETag(await get.ExecuteAsync(request.LedgerId(), id, cancellationToken));

    [Function(nameof(CreateLink))]
    [RequiresScope("write")]
    public Task<IResult> CreateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Collection)] HttpRequest request, CancellationToken cancellationToken) =>
        request.CreateAsync<NewLink, LinkDetails>(
            (link, key) => create.ExecuteAsync(request.Actor(), link, key, cancellationToken),
            created => $"/{Collection}/{created.Id}");

    [Function(nameof(DeleteLink))]
    [RequiresScope("write")]
    public async Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Item)] HttpRequest request, Guid id, CancellationToken cancellationToken) =>
        Responses.NoContent(await delete.ExecuteAsync(request.Actor(), id, request.IfMatch(), cancellationToken));

    /// <summary>What has waited long enough is decided by the passing of time, and a month later there may be questions again.</summary>
    [Function(nameof(MatchLinks))]
    public Task MatchAsync([TimerTrigger("0 53 1 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        enqueue.ExecuteAsync(new JobRequest(MatchLinks.JobKind), cancellationToken);
}
