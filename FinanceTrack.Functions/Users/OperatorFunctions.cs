using FinanceTrack.Domain.Users.Operators;
using FinanceTrack.Functions.Administration;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Users;

/// <summary>What administrators do about ways into accounts.</summary>
[RequiresRole(Caller.AdminRole)]
public sealed class OperatorFunctions(
    ListAdmins list,
    RevokeAdmin revoke,
    LockUser lockUser,
    UnlockUser unlock,
    EndUserSessions endSessions,
    RemoveSecondFactor removeSecondFactor)
{
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
        Responses.NoContent(await request.SendAsync(
            (ProvenReason why) => revoke.ExecuteAsync(id, why, request.CallerSession(), cancellationToken)));

    [Function(nameof(LockUser))]
    public async Task<IResult> LockAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/v1/admin/users/{id:guid}/lock")] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await request.SendAsync(
            (ProvenReason why) => lockUser.ExecuteAsync(id, why, request.CallerSession(), cancellationToken)));

    [Function(nameof(UnlockUser))]
    public async Task<IResult> UnlockAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/admin/users/{id:guid}/lock")] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await request.SendAsync(
            (ProvenReason why) => unlock.ExecuteAsync(id, why, request.CallerSession(), cancellationToken)));

    [Function(nameof(EndUserSessions))]
    public async Task<IResult> EndSessionsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/admin/users/{id:guid}/sessions")] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await request.SendWithReasonAsync(
            why => endSessions.ExecuteAsync(id, why, request.CallerSession(), cancellationToken)));

    [Function(nameof(RemoveSecondFactor))]
    public async Task<IResult> RemoveSecondFactorAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/admin/users/{id:guid}/two-factor")] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await request.SendAsync(
            (ProvenReason why) => removeSecondFactor.ExecuteAsync(id, why, request.CallerSession(), cancellationToken)));
}
