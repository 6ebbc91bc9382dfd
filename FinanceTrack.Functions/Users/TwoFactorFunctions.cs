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
        CancellationToken cancellationToken) =>
        Responses.Created(await request.SendAsync((PasswordProof proof) =>
            begin.ExecuteAsync(request.CallerSession(), proof, cancellationToken)));

    [Function(nameof(ConfirmTwoFactor))]
    public async Task<IResult> ConfirmAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/me/two-factor/confirm")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.Ok(await request.SendAsync((TwoFactorCode code) =>
            confirm.ExecuteAsync(request.CallerSession(), code, cancellationToken)));

    [Function(nameof(RenewRecoveryCodes))]
    public async Task<IResult> RenewAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/me/two-factor/recovery-codes")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.Ok(await request.SendAsync((TwoFactorProof proof) =>
            renew.ExecuteAsync(request.CallerSession(), proof, cancellationToken)));

    [Function(nameof(EndTwoFactor))]
    public async Task<IResult> EndAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/me/two-factor")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await request.SendAsync((TwoFactorProof proof) =>
            end.ExecuteAsync(request.CallerSession(), proof, cancellationToken)));
}
