using FinanceTrack.Domain.Accounts;
using FinanceTrack.Domain.Administration;
using FinanceTrack.Domain.Anomalies.Feedback;
using FinanceTrack.Domain.Categories;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using FinanceTrack.Functions.Transactions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Administration;

/// <summary>What administrators read of any ledger. Its members see in their activity that it was read.</summary>
[RequiresRole(Caller.AdminRole)]
public sealed class LedgerAdminFunctions(
    ListAllLedgers list,
    FindLedger find,
    ViewLedger view,
    ListAccounts accounts,
    ListCategories categories,
    ListTransactions transactions,
    GetTransaction transaction,
    ListAnomalies anomalies)
{
    internal const string Collection = "api/v1/admin/ledgers";
    internal const string Item = Collection + "/{ledgerId:guid}";
    internal const string Transactions = Item + "/transactions";

    [Function(nameof(ListAllLedgers))]
    [Parameter("userId", "Only those that the user is a member of.")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request, CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "userId", "limit", "cursor");
        var (userId, page) = (query.Id("userId"), query.Page());
        return query.IsValid(out var error) ? Responses.Ok(await list.ExecuteAsync(userId, page, cancellationToken)) : error.ToProblem();
    }

    [Function(nameof(FindLedger))]
    public async Task<IResult> FindAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Item)] HttpRequest request,
        Guid ledgerId,
        CancellationToken cancellationToken) =>
        Responses.OkWithETag(await find.ExecuteAsync(ledgerId, cancellationToken));

    [Function("ListLedgerAccounts")]
    public async Task<IResult> ListLedgerAccountsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Item + "/accounts")] HttpRequest request,
        Guid ledgerId,
        CancellationToken cancellationToken) =>
        Responses.Ok(await ViewAsync(
            request, ledgerId, "accounts", () => accounts.ExecuteAsync(ledgerId, cancellationToken), cancellationToken));

    [Function("ListLedgerCategories")]
    public async Task<IResult> ListLedgerCategoriesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Item + "/categories")] HttpRequest request,
        Guid ledgerId,
        CancellationToken cancellationToken) =>
        Responses.Ok(await ViewAsync(
            request, ledgerId, "categories", () => categories.ExecuteAsync(ledgerId, cancellationToken), cancellationToken));

    [Function("ListLedgerTransactions")]
    public async Task<IResult> ListLedgerTransactionsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Transactions)] HttpRequest request,
        Guid ledgerId,
        CancellationToken cancellationToken)
    {
        var (filter, page, error) = TransactionQuery.Read(request);
        return error is null
            ? Responses.Ok(await ViewAsync(
                request, ledgerId, "transactions", () => transactions.ExecuteAsync(ledgerId, filter, page, cancellationToken),
                cancellationToken))
            : error.ToProblem();
    }

    [Function("GetLedgerTransaction")]
    public async Task<IResult> GetLedgerTransactionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Transactions + "/{id:guid}")] HttpRequest request,
        Guid ledgerId,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.OkWithETag(await ViewAsync(
            request, ledgerId, "transactions", () => transaction.ExecuteAsync(ledgerId, id, cancellationToken), cancellationToken));

    [Function("ListLedgerAnomalies")]
    [Parameter("from", "The first booked date.")]
    [Parameter("to", "The last booked date, included.")]
    [Parameter("answer", "Only those that were answered so, or with none that were not answered.")]
    public async Task<IResult> ListLedgerAnomaliesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Item + "/anomalies")] HttpRequest request,
        Guid ledgerId,
        CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "from", "to", "answer", "limit", "cursor");
        var filter = new AnomalyFilter(query.Day("from"), query.Day("to"), query.Text("answer"));
        var page = query.Page();
        return query.IsValid(out var error)
            ? Responses.Ok(await ViewAsync(
                request, ledgerId, "anomalies", () => anomalies.ExecuteAsync(ledgerId, filter, page, cancellationToken),
                cancellationToken))
            : error.ToProblem();
    }

    private Task<Result<T>> ViewAsync<T>(
        HttpRequest request, Guid ledgerId, string part, Func<Task<Result<T>>> read, CancellationToken cancellationToken) =>
        view.ExecuteAsync(request.CallerSession(), ledgerId, part, read, cancellationToken);
}
