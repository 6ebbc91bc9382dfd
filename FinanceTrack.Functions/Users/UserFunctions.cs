using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Users;

public sealed class UserFunctions(RegisterUser register, GetProfile get, ChangeProfile change)
{
    [Function(nameof(RegisterUser)), AllowAnonymous]
    public async Task<IResult> RegisterAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/users")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.Created(await request.SendAsync((Registration registration) =>
            register.ExecuteAsync(registration, request.Client(), cancellationToken)), _ => "/api/v1/me");

    [Function(nameof(GetProfile)), RequiresScope("read")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/me")] HttpRequest request, CancellationToken cancellationToken) =>
        Responses.OkWithETag(await get.ExecuteAsync(request.UserId(), cancellationToken));

    [Function(nameof(ChangeProfile)), RequiresScope("write"), ChangesOwnData(OfAccount = true)]
    public Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/v1/me")] HttpRequest request,
        CancellationToken cancellationToken) =>
        request.ChangeAsync((ProfileChange changes) =>
            change.ExecuteAsync(request.UserId(), changes, request.IfMatch(), cancellationToken));
}
