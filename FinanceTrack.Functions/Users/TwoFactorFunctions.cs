using FinanceTrack.Domain.Users.TwoFactor;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Users;

public sealed class TwoFactorFunctions(
    GetTwoFactor get, BeginTwoFactor begin, ConfirmTwoFactor confirm, RenewRecoveryCodes renew, EndTwoFactor end)
{
    [Function(nameof(GetTwoFactor))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/me/two-factor")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.Ok(await get.ExecuteAsync(request.UserId(), cancellationToken));

    [Function(nameof(BeginTwoFactor))]
    public async Task<IResult> BeginAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/me/two-factor")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadBodyAsync<PasswordProof>();
        if (!body.TryGet(out var proof, out var error))
            return error.ToProblem();
        return Responses.WithStatus(await begin.ExecuteAsync(request.CallerSession(), proof, cancellationToken), 201);
    }

    [Function(nameof(ConfirmTwoFactor))]
    public async Task<IResult> ConfirmAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/me/two-factor/confirm")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadBodyAsync<TwoFactorCode>();
        if (!body.TryGet(out var code, out var error))
            return error.ToProblem();
        return Responses.WithStatus(await confirm.ExecuteAsync(request.CallerSession(), code, cancellationToken), 200);
    }

    [Function(nameof(RenewRecoveryCodes))]
    public async Task<IResult> RenewAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/me/two-factor/recovery-codes")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadBodyAsync<TwoFactorProof>();
        if (!body.TryGet(out var proof, out var error))
            return error.ToProblem();
        return Responses.WithStatus(await renew.ExecuteAsync(request.CallerSession(), proof, cancellationToken), 200);
    }

    [Function(nameof(EndTwoFactor))]
    public async Task<IResult> EndAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/me/two-factor")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadBodyAsync<TwoFactorProof>();
        if (!body.TryGet(out var proof, out var error))
            return error.ToProblem();
        return Responses.NoContent(await end.ExecuteAsync(request.CallerSession(), proof, cancellationToken));
    }
}
