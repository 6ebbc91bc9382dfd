using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Credentials;
using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.WebConsole;

/// <summary>The session of a browser: as any other, but what renews it is in a cookie that no script reads.</summary>
public sealed class ConsoleSessionFunctions(
    SignIn signIn, RefreshSession refresh, EndSession end, RequestPasswordReset requestReset)
{
    private static readonly UnauthorizedError NoCookie = new("This browser has no session. Sign in.");

    [Function("SignInToConsole"), AllowAnonymous]
    public async Task<IResult> SignInToConsoleAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/console/session")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.Created(await request.SendAsync(async (ConsoleCredentials sent) => SameOrigin.Refuse(request) is { } refused
            ? refused
            : Keep(request, await signIn.ExecuteAsync(
                new Credentials
                {
                    Email = sent.Email,
                    Password = sent.Password,
                    Code = sent.Code,
                    DeviceToken = ConsoleCookies.DeviceToken(request),
                },
                request.Client(), cancellationToken))));

    [Function("RefreshConsoleSession"), AllowAnonymous]
    public async Task<IResult> RefreshConsoleSessionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/console/session/refresh")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.Ok(await request.SendAsync(async (ConsoleRefresh sent) =>
            SameOrigin.Refuse(request) is { } refused ? refused
            : ConsoleCookies.RefreshToken(request) is not { Length: > 0 } token ? NoCookie
            : ForgetIfRefused(request, Keep(request, await refresh.ExecuteAsync(
                new RefreshRequest { RefreshToken = token, LedgerId = sent.LedgerId }, request.Client(), cancellationToken)))));

    [Function("SignOutOfConsole")]
    public async Task<IResult> SignOutOfConsoleAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/console/session")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ConsoleCookies.Delete(request);
        return Responses.NoContent(await end.ExecuteAsync(request.CallerSession(), request.CallerSession().SessionId, cancellationToken));
    }

    [Function("RequestConsolePasswordReset"), AllowAnonymous]
    public async Task<IResult> RequestConsolePasswordResetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/console/session/password-resets")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.Accepted(await request.SendAsync(async (ConsolePasswordReset sent) => SameOrigin.Refuse(request) is { } refused
            ? refused
            : await requestReset.ExecuteAsync(
                new PasswordResetRequest { Email = sent.Email, DeviceToken = ConsoleCookies.DeviceToken(request) },
                request.Client(), cancellationToken)));

    private static Result<ConsoleSession> Keep(HttpRequest request, Result<SignedIn> result)
    {
        if (result.TryGet(out var session, out _))
            ConsoleCookies.Set(request, session);
        return result.Map(ConsoleSession.Of);
    }

    private static Result<ConsoleSession> ForgetIfRefused(HttpRequest request, Result<ConsoleSession> result)
    {
        if (result.Error is UnauthorizedError)
            ConsoleCookies.Delete(request);
        return result;
    }
}
