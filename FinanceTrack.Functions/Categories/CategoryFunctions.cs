using FinanceTrack.Domain.Categories;
using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Categories;

public sealed class CategoryFunctions(
    ListCategories list, GetCategory get, CreateCategory create, UpdateCategory update, DeleteCategory delete)
{
    private const string Collection = "api/v1/categories";
    private const string Item = Collection + "/{id:guid}";

    [Function(nameof(ListCategories))]
    [RequiresScope("read")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request, CancellationToken cancellationToken) =>
        Responses.Ok(await list.ExecuteAsync(request.LedgerId(), cancellationToken));

    [Function(nameof(GetCategory))]
    [RequiresScope("read")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Item)] HttpRequest request, Guid id,
        CancellationToken cancellationToken) =>
        Responses.OkWithETag(await get.ExecuteAsync(request.LedgerId(), id, cancellationToken));

    [Function(nameof(CreateCategory))]
    [RequiresScope("write")]
    public Task<IResult> CreateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Collection)] HttpRequest request, CancellationToken cancellationToken) =>
        request.CreateAsync<NewCategory, CategoryDetails>(
            (category, key) => create.ExecuteAsync(request.Actor(), category, key, cancellationToken),
            created => $"/{Collection}/{created.Id}");

    [Function(nameof(UpdateCategory))]
    [RequiresScope("write")]
    public Task<IResult> UpdateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = Item)] HttpRequest request, Guid id,
        CancellationToken cancellationToken) =>
        request.ChangeAsync<CategoryChanges, CategoryDetails>(
            changes => update.ExecuteAsync(request.Actor(), id, changes, request.IfMatch(), cancellationToken));

    [Function(nameof(DeleteCategory))]
    [RequiresScope("write")]
    [Parameter("reassignTo", "The category that its transactions and rules go to; required when there are any.")]
    public async Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Item)] HttpRequest request, Guid id,
        CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "reassignTo");
        var reassignTo = query.Id("reassignTo");
        return query.IsValid(out var error)
            ? Responses.Ok(await delete.ExecuteAsync(request.Actor(), id, reassignTo, request.IfMatch(), cancellationToken))
            : error.ToProblem();
    }
}
