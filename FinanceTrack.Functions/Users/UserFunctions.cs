using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Users;

public sealed class UserFunctions(RegisterUser register, GetProfile get, ChangeProfile change)
{
    [Function(nameof(RegisterUser)), AllowAnonymous]
    public async Task<IResult> RegisterAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/users")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadBodyAsync<Registration>();
        if (!body.TryGet(out var registration, out var error))
            return error.ToProblem();
        return Responses.Created(await register.ExecuteAsync(registration, request.Client(), cancellationToken), _ => "/api/v1/me");
    }

    [Function(nameof(GetProfile)), RequiresScope("read")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/me")] HttpRequest request, CancellationToken cancellationToken) =>
        Responses.OkWithETag(await get.ExecuteAsync(request.UserId(), cancellationToken));

    [Function(nameof(ChangeProfile)), RequiresScope("write")]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/v1/me")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadBodyAsync<ProfileChange>();
        if (!body.TryGet(out var changes, out var error))
            return error.ToProblem();
        return Responses.OkWithETag(await change.ExecuteAsync(request.UserId(), changes, request.IfMatch(), cancellationToken));
    }
}
