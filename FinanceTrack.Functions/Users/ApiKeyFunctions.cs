using FinanceTrack.Domain.Users.ApiKeys;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Users;

public sealed class ApiKeyFunctions(CreateApiKey create, ListApiKeys list, RevokeApiKey revoke)
{
    [Function(nameof(CreateApiKey))]
    public async Task<IResult> CreateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/me/api-keys")] HttpRequest request, CancellationToken cancellationToken)
    {
        var key = await request.IdempotencyKeyAsync();
        if (!key.TryGet(out var idempotencyKey, out var keyError))
            return keyError.ToProblem();
        var body = await request.ReadBodyAsync<ApiKeyRequest>();
        if (!body.TryGet(out var wanted, out var error))
            return error.ToProblem();
        return Responses.WithStatus(await create.ExecuteAsync(request.Actor(), wanted, idempotencyKey, cancellationToken), 201);
    }

    [Function(nameof(ListApiKeys))]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/me/api-keys")] HttpRequest request, CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "limit", "cursor");
        var page = query.Page();
        if (!query.IsValid(out var error))
            return error.ToProblem();
        return Responses.Ok(await list.ExecuteAsync(request.UserId(), page, cancellationToken));
    }

    [Function(nameof(RevokeApiKey))]
    public async Task<IResult> RevokeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/me/api-keys/{id:guid}")] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await revoke.ExecuteAsync(request.UserId(), id, cancellationToken));
}
