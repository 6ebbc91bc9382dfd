using Azure;
using FinanceTrack.Domain.ModelRegistry;
using FinanceTrack.Domain.Results;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.ModelRegistry;

/// <summary>Administrators change which model is served. Processes follow within a minute, and no request waits for it.</summary>
[RequiresRole(Caller.AdminRole)]
[Parameter("kind", "The kind of model, such as `expense-classifier`.")]
public sealed class ModelChangeFunctions(PromoteModel promote, RollBackModel rollBack, PinModel pin)
{
    private const string Pin = ModelFunctions.Kind + "/pin";

    private static readonly PointerReason Unpinned = new("Unpinned.");

    [Function(nameof(PromoteModel))]
    public Task<IResult> PromoteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ModelFunctions.Kind + "/promotions")] HttpRequest request,
        string kind,
        CancellationToken cancellationToken) =>
        ChangeAsync<ModelPromotion>(request, (promotion, tag) => promote.ExecuteAsync(kind, promotion, tag, cancellationToken));

    [Function(nameof(RollBackModel))]
    public Task<IResult> RollBackAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ModelFunctions.Kind + "/rollbacks")] HttpRequest request,
        string kind,
        CancellationToken cancellationToken) =>
        ChangeAsync<PointerReason>(request, (why, tag) => rollBack.ExecuteAsync(kind, why, tag, cancellationToken));

    [Function(nameof(PinModel))]
    public Task<IResult> PinAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Pin)] HttpRequest request,
        string kind,
        CancellationToken cancellationToken) =>
        ChangeAsync<PointerReason>(request, (why, tag) => pin.ExecuteAsync(kind, true, why, tag, cancellationToken));

    [Function("UnpinModel")]
    public async Task<IResult> UnpinModelAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Pin)] HttpRequest request,
        string kind,
        CancellationToken cancellationToken) =>
        Changed(await pin.ExecuteAsync(kind, false, Unpinned, request.IfMatchTag(), cancellationToken));

    private static async Task<IResult> ChangeAsync<T>(HttpRequest request, Func<T, ETag?, Task<Result<TaggedPointer>>> execute)
        where T : class =>
        (await request.ReadBodyAsync<T>()).TryGet(out var body, out var error)
            ? Changed(await execute(body, request.IfMatchTag()))
            : error.ToProblem();

    private static IResult Changed(Result<TaggedPointer> result) =>
        Responses.OkWithETag(result, changed => changed.Pointer, changed => changed.Tag);
}
