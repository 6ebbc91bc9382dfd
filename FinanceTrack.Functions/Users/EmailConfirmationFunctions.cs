using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Users;

public sealed class EmailConfirmationFunctions(RequestEmailConfirmation request, ConfirmEmail confirm, Authentication authentication)
{
    [Function(nameof(RequestEmailConfirmation))]
    public async Task<IResult> RequestAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/me/email-confirmation")] HttpRequest http,
        CancellationToken cancellationToken) =>
        Responses.Accepted(await request.ExecuteAsync(http.CallerSession(), cancellationToken));

    [Function(nameof(ConfirmEmail)), AllowAnonymous]
    public async Task<IResult> ConfirmAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/email-confirmations")] HttpRequest http,
        CancellationToken cancellationToken)
    {
        var body = await http.ReadBodyAsync<EmailConfirmation>();
        if (!body.TryGet(out var confirmation, out var error))
            return error.ToProblem();
        var caller = await authentication.IdentifyAsync(http.HttpContext);
        return Responses.NoContent(await confirm.ExecuteAsync(confirmation, caller?.Session, cancellationToken));
    }
}
