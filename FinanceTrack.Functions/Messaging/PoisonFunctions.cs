using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Results;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Messaging;

/// <summary>Messages that failed as often as the host tries, as administrators see them, send them again and give them up.</summary>
[RequiresRole(Caller.AdminRole)]
public sealed class PoisonFunctions(
    ListPoisonMessages list, GetPoisonMessage get, ResolvePoisonMessage resolve, ResolveAllPoisonMessages resolveAll, ListQueues queues)
{
    private const string Collection = "api/v1/admin/poison-messages";
    private const string Item = Collection + "/{id:guid}";

    [Function(nameof(ListPoisonMessages))]
    [Parameter("queue", "Only messages of the queue.")]
    [Parameter("status", "Only messages that stand so.")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request, CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "queue", "status", "limit", "cursor");
        var status = query.Choice<PoisonStatus>("status");
        var page = query.Page();
        return query.IsValid(out var error)
            ? Responses.Ok(await list.ExecuteAsync(query.Text("queue"), status, page, cancellationToken))
            : error.ToProblem();
    }

    [Function(nameof(GetPoisonMessage))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Item)] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.Ok(await get.ExecuteAsync(id, request.CallerSession(), cancellationToken));

    [Function("ReplayMessage")]
    public async Task<IResult> ReplayMessageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Item + "/replay")] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await resolve.ExecuteAsync(id, PoisonStatus.Replayed, request.CallerSession(), cancellationToken));

    [Function("DiscardMessage")]
    public async Task<IResult> DiscardMessageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Item + "/discard")] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await resolve.ExecuteAsync(id, PoisonStatus.Discarded, request.CallerSession(), cancellationToken));

    [Function("ReplayMessages")]
    public async Task<IResult> ReplayMessagesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Collection + "/replay")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.Ok(await request.SendAsync((MessageSelection which) => ResolveAsync(
            request, which, PoisonStatus.Replayed, cancellationToken)));

    [Function("DiscardMessages")]
    public async Task<IResult> DiscardMessagesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Collection + "/discard")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.Ok(await request.SendAsync((MessageSelection which) => ResolveAsync(
            request, which, PoisonStatus.Discarded, cancellationToken)));

    [Function(nameof(ListQueues))]
    public async Task<IResult> ListQueuesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/admin/queues")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.Ok(await queues.ExecuteAsync(cancellationToken));

    private async Task<Result<ResolvedMessages>> ResolveAsync(
        HttpRequest request, MessageSelection which, PoisonStatus resolution, CancellationToken cancellationToken) =>
        (await resolveAll.ExecuteAsync(which.Queue, resolution, request.CallerSession(), cancellationToken))
            .Map(resolved => new ResolvedMessages(resolved));
}

/// <summary>Which of the poison messages that wait.</summary>
/// <param name="Queue">Only those of this queue; absent for all.</param>
public sealed record MessageSelection(string? Queue = null);

/// <summary>What became of them.</summary>
/// <param name="Resolved">How many were replayed or discarded.</param>
public sealed record ResolvedMessages(int Resolved);
