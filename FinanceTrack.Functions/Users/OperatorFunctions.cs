using FinanceTrack.Domain.Users.Operators;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Users;

/// <summary>What administrators do about accounts.</summary>
[RequiresRole(Caller.AdminRole)]
public sealed class OperatorFunctions(
    FindUser find,
    ListAdmins list,
    RevokeAdmin revoke,
    LockUser lockUser,
    UnlockUser unlock,
    EndUserSessions endSessions,
    RemoveSecondFactor removeSecondFactor)
{
    [Function(nameof(FindUser))]
    [Parameter("email", "The address of the account.", Format = "email")]
    public async Task<IResult> FindAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/admin/users")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "email");
        var email = query.Required("email");
        if (!query.IsValid(out var error))
            return error.ToProblem();
        return Responses.Ok(await find.ExecuteAsync(email, cancellationToken));
    }

    [Function(nameof(ListAdmins))]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/admin/administrators")] HttpRequest request,
        CancellationToken cancellationToken) =>
        request.ListAsync(page => list.ExecuteAsync(page, cancellationToken));

    [Function(nameof(RevokeAdmin))]
    public async Task<IResult> RevokeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/admin/administrators/{id:guid}")] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await revoke.ExecuteAsync(id, request.CallerSession(), cancellationToken));

    [Function(nameof(LockUser))]
    public async Task<IResult> LockAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/v1/admin/users/{id:guid}/lock")] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await lockUser.ExecuteAsync(id, request.CallerSession(), cancellationToken));

    [Function(nameof(UnlockUser))]
    public async Task<IResult> UnlockAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/admin/users/{id:guid}/lock")] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await unlock.ExecuteAsync(id, request.CallerSession(), cancellationToken));

    [Function(nameof(EndUserSessions))]
    public async Task<IResult> EndSessionsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/admin/users/{id:guid}/sessions")] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await endSessions.ExecuteAsync(id, request.CallerSession(), cancellationToken));

    [Function(nameof(RemoveSecondFactor))]
    public async Task<IResult> RemoveSecondFactorAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/admin/users/{id:guid}/two-factor")] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await removeSecondFactor.ExecuteAsync(id, request.CallerSession(), cancellationToken));
}
