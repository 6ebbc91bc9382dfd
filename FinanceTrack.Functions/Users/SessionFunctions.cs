using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Users;

public sealed class SessionFunctions(SignIn signIn, RefreshSession refresh, ListSessions list, EndSession end)
{
    [Function(nameof(SignIn)), AllowAnonymous]
    public async Task<IResult> SignInAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/sessions")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.Created(await request.SendAsync((Credentials credentials) =>
            signIn.ExecuteAsync(credentials, request.Client(), cancellationToken)));

    [Function(nameof(RefreshSession)), AllowAnonymous]
    public async Task<IResult> RefreshAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/sessions/refresh")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.Ok(await request.SendAsync((RefreshRequest token) =>
            refresh.ExecuteAsync(token, request.Client(), cancellationToken)));

    [Function(nameof(ListSessions))]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/sessions")] HttpRequest request,
        CancellationToken cancellationToken) =>
        request.ListAsync(page => list.ExecuteAsync(request.UserId(), Caller.Of(request).SessionId, page, cancellationToken));

    [Function(nameof(EndSession))]
    public async Task<IResult> EndAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/sessions/{id:guid}")] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await end.ExecuteAsync(request.CallerSession(), id, cancellationToken));

    [Function("SignOut")]
    public async Task<IResult> SignOutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/sessions/current")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await end.ExecuteAsync(request.CallerSession(), request.CallerSession().SessionId, cancellationToken));
}
