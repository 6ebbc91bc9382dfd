using FinanceTrack.Domain.Users.Credentials;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Users;

public sealed class PasswordFunctions(ChangePassword change, RequestPasswordReset requestReset, ResetPassword reset)
{
    [Function(nameof(ChangePassword))]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/me/password")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await request.SendAsync((PasswordChange passwords) =>
            change.ExecuteAsync(request.CallerSession(), passwords, cancellationToken)));

    [Function(nameof(RequestPasswordReset)), AllowAnonymous]
    public async Task<IResult> RequestResetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/password-resets")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.Accepted(await request.SendAsync((PasswordResetRequest wanted) =>
            requestReset.ExecuteAsync(wanted, request.Client(), cancellationToken)));

    [Function(nameof(ResetPassword)), AllowAnonymous]
    public async Task<IResult> ResetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/password-resets/complete")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await request.SendAsync((PasswordReset password) =>
            reset.ExecuteAsync(password, request.Client(), cancellationToken)));
}
