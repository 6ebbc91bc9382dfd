using FinanceTrack.Domain.Categorization.Rules;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Categorization;

public sealed class RuleFunctions(
    ListRules list, GetRule get, CreateRule create, UpdateRule update, DeleteRule delete, PreviewRule preview)
{
    private const string Collection = "api/v1/categorization-rules";
    private const string Item = Collection + "/{id:guid}";

    [Function(nameof(ListRules))]
    [RequiresScope("read")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request, CancellationToken cancellationToken) =>
        Responses.Ok(await list.ExecuteAsync(request.LedgerId(), cancellationToken));

    [Function(nameof(GetRule))]
    [RequiresScope("read")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Item)] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.OkWithETag(await get.ExecuteAsync(request.LedgerId(), id, cancellationToken));

    [Function(nameof(CreateRule))]
    [RequiresScope("write")]
    public Task<IResult> CreateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Collection)] HttpRequest request, CancellationToken cancellationToken) =>
        request.CreateAsync<NewRule, RuleDetails>(
            (rule, key) => create.ExecuteAsync(request.Actor(), rule, key, cancellationToken),
            created => $"/{Collection}/{created.Id}");

    [Function(nameof(UpdateRule))]
    [RequiresScope("write")]
    public Task<IResult> UpdateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = Item)] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        request.ChangeAsync<RuleChanges, RuleDetails>(
            changes => update.ExecuteAsync(request.Actor(), id, changes, request.IfMatch(), cancellationToken));

    [Function(nameof(DeleteRule))]
    [RequiresScope("write")]
    public async Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Item)] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await delete.ExecuteAsync(request.Actor(), id, request.IfMatch(), cancellationToken));

    [Function(nameof(PreviewRule))]
    [RequiresScope("read")]
    public async Task<IResult> PreviewAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Collection + "/preview")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.Ok(await request.SendAsync((NewRule rule) => preview.ExecuteAsync(request.Actor(), rule, cancellationToken)));
}
