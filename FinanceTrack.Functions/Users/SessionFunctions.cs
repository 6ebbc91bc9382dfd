using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Users;

public sealed class SessionFunctions(SignIn signIn, RefreshSession refresh, ListSessions list, EndSession end)
{
    [Function(nameof(SignIn)), AllowAnonymous]
    public async Task<IResult> SignInAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/sessions")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadBodyAsync<Credentials>();
        if (!body.TryGet(out var credentials, out var error))
            return error.ToProblem();
        return Responses.WithStatus(await signIn.ExecuteAsync(credentials, request.Client(), cancellationToken), 201);
    }

    [Function(nameof(RefreshSession)), AllowAnonymous]
    public async Task<IResult> RefreshAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/sessions/refresh")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadBodyAsync<RefreshRequest>();
        if (!body.TryGet(out var token, out var error))
            return error.ToProblem();
        return Responses.WithStatus(await refresh.ExecuteAsync(token, request.Client(), cancellationToken), 200);
    }

    [Function(nameof(ListSessions))]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/sessions")] HttpRequest request, CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "limit", "cursor");
        var page = query.Page();
        if (!query.IsValid(out var error))
            return error.ToProblem();
        return Responses.Ok(await list.ExecuteAsync(request.UserId(), Caller.Of(request).SessionId, page, cancellationToken));
    }

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
