using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Users.ApiKeys;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Users;

public sealed class ApiKeyFunctions(CreateApiKey create, ListApiKeys list, RevokeApiKey revoke)
{
    [Function(nameof(CreateApiKey))]
    public async Task<IResult> CreateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/me/api-keys")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.Created(await request.SendAsync((ApiKeyRequest wanted, IdempotencyKey? key) =>
            create.ExecuteAsync(request.CallerSession(), request.LedgerId(), wanted, key, cancellationToken)));

    [Function(nameof(ListApiKeys))]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/me/api-keys")] HttpRequest request,
        CancellationToken cancellationToken) =>
        request.ListAsync(page => list.ExecuteAsync(request.UserId(), page, cancellationToken));

    [Function(nameof(RevokeApiKey))]
    public async Task<IResult> RevokeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/me/api-keys/{id:guid}")] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await revoke.ExecuteAsync(request.CallerSession(), id, cancellationToken));
}
