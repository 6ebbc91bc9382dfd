using FinanceTrack.Domain.Accounts;
using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Accounts;

public sealed class AccountFunctions(
    ListAccounts list, GetAccount get, CreateAccount create, UpdateAccount update, DeleteAccount delete, GetBalances balances)
{
    private const string Collection = "api/v1/accounts";
    private const string Item = Collection + "/{id:guid}";

    [Function(nameof(ListAccounts))]
    [RequiresScope("read")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request, CancellationToken cancellationToken) =>
        Responses.Ok(await list.ExecuteAsync(request.LedgerId(), cancellationToken));

    [Function(nameof(GetAccount))]
    [RequiresScope("read")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Item)] HttpRequest request, Guid id, CancellationToken cancellationToken) =>
        Responses.OkWithETag(await get.ExecuteAsync(request.LedgerId(), id, cancellationToken));

    [Function(nameof(CreateAccount))]
    [RequiresScope("write")]
    public Task<IResult> CreateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Collection)] HttpRequest request, CancellationToken cancellationToken) =>
        request.CreateAsync<NewAccount, AccountDetails>(
            (account, key) => create.ExecuteAsync(request.Actor(), account, key, cancellationToken),
            created => $"/{Collection}/{created.Id}");

    [Function(nameof(UpdateAccount))]
    [RequiresScope("write")]
    public Task<IResult> UpdateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = Item)] HttpRequest request, Guid id, CancellationToken cancellationToken) =>
        request.ChangeAsync<AccountChanges, AccountDetails>(
            changes => update.ExecuteAsync(request.Actor(), id, changes, request.IfMatch(), cancellationToken));

    [Function(nameof(DeleteAccount))]
    [RequiresScope("write")]
    public async Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Item)] HttpRequest request, Guid id, CancellationToken cancellationToken) =>
        Responses.NoContent(await delete.ExecuteAsync(request.Actor(), id, request.IfMatch(), cancellationToken));

    [Function(nameof(GetBalances))]
    [RequiresScope("read")]
    [Parameter("from", "The first day; a month before `to` where it is absent, with `by=month` eleven months.")]
    [Parameter("to", "The last day, included; today where it is absent.")]
    [Parameter("by", "Whether there is a balance by day, for at most 366 days, or by month, for at most 120.", Default = "day")]
    public async Task<IResult> GetBalancesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Item + "/balances")] HttpRequest request, Guid id,
        CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "from", "to", "by");
        var (from, to, step) = (query.Day("from"), query.Day("to"), query.Choice<BalanceStep>("by") ?? BalanceStep.Day);
        return query.IsValid(out var error)
            ? Responses.Ok(await balances.ExecuteAsync(request.LedgerId(), id, from, to, step, cancellationToken))
            : error.ToProblem();
    }
}
