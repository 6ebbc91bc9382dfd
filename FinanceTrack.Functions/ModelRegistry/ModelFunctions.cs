using FinanceTrack.Domain.ModelRegistry;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.ModelRegistry;

/// <summary>What models there are, for administrators.</summary>
[RequiresRole(Caller.AdminRole)]
[Parameter("kind", "The kind of model, such as `expense-classifier`.")]
public sealed class ModelFunctions(ListServedModels served, FindServedModel find, ListModels list, CompareModels compare)
{
    private const string Collection = "api/v1/admin/models";
    internal const string Kind = Collection + "/{kind}";

    [Function(nameof(ListServedModels))]
    public async Task<IResult> ListServedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request, CancellationToken cancellationToken) =>
        Responses.Json(await served.ExecuteAsync(cancellationToken));

    [Function(nameof(FindServedModel))]
    public async Task<IResult> FindAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Kind)] HttpRequest request,
        string kind,
        CancellationToken cancellationToken) =>
        Responses.OkWithETag(await find.ExecuteAsync(kind, cancellationToken), found => found.Pointer, found => found.Tag);

    [Function(nameof(ListModels))]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Kind + "/versions")] HttpRequest request,
        string kind,
        CancellationToken cancellationToken) =>
        request.ListAsync(page => list.ExecuteAsync(kind, page, cancellationToken));

    [Function(nameof(CompareModels))]
    [Parameter("left", "A stored version.")]
    [Parameter("right", "Another one.")]
    public async Task<IResult> CompareAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Kind + "/comparison")] HttpRequest request,
        string kind,
        CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "left", "right");
        var (left, right) = (query.Required("left"), query.Required("right"));
        return query.IsValid(out var error)
            ? Responses.Ok(await compare.ExecuteAsync(kind, left, right, cancellationToken)) : error.ToProblem();
    }
}
