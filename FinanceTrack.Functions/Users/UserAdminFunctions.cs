using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users;
using FinanceTrack.Domain.Users.Operators;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Users;

/// <summary>Accounts, as administrators find, change and erase them.</summary>
[RequiresRole(Caller.AdminRole)]
public sealed class UserAdminFunctions(ListUsers list, GetUser get, ChangeUserRole changeRole, EraseUserAccount erase)
{
    private const string Collection = "api/v1/admin/users";
    private const string Item = Collection + "/{id:guid}";

    [Function(nameof(ListUsers))]
    [Parameter("email", "The beginning of the address, or all of it.")]
    [Parameter("status", "Only accounts that stand so.")]
    [Parameter("role", "Only users of the role.")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request, CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "email", "status", "role", "limit", "cursor");
        var filter = new UserFilter(query.Text("email"), query.Choice<UserStatus>("status"), query.Choice<UserRole>("role"));
        var page = query.Page();
        return query.IsValid(out var error)
            ? Responses.Ok(await list.ExecuteAsync(filter, page, request.CallerSession(), cancellationToken))
            : error.ToProblem();
    }

    [Function(nameof(GetUser))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Item)] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.OkWithETag(await get.ExecuteAsync(id, request.CallerSession(), cancellationToken));

    [Function(nameof(ChangeUserRole))]
    public async Task<IResult> ChangeRoleAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Item + "/role")] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await request.SendAsync<NewUserRole, Done>(
            change => changeRole.ExecuteAsync(id, change, request.CallerSession(), cancellationToken)));

    [Function(nameof(EraseUserAccount))]
    public async Task<IResult> EraseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Item)] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.NoContent(await request.SendAsync(
            (ProvenReason why) => erase.ExecuteAsync(id, why, request.IfMatch(), request.CallerSession(), cancellationToken)));
}
