using FinanceTrack.Domain.Users.Tokens;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Users;

public sealed class PublicKeyFunctions(ListPublicKeys list, RotateSigningKeys rotate)
{
    [Function(nameof(ListPublicKeys)), AllowAnonymous]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = ".well-known/jwks.json")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "public, max-age=600";
        return Responses.Json(await list.ExecuteAsync(cancellationToken));
    }

    [Function(nameof(RotateSigningKeys))]
    public Task RotateAsync([TimerTrigger("0 17 3 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        rotate.ExecuteAsync(cancellationToken);
}
