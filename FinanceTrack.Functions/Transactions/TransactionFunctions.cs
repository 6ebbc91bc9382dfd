using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Transactions;

public sealed class TransactionFunctions(
    ListTransactions list, GetTransaction get, RecordTransaction record, EditTransaction edit, DeleteTransaction delete)
{
    private const string Collection = "api/v1/transactions";
    private const string Item = Collection + "/{id:guid}";

    [Function(nameof(ListTransactions))]
    [RequiresScope("read")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request, CancellationToken cancellationToken)
    {
        var query = new QueryValues(
            request, "from", "to", "category", "text", "min", "max", "currency", "anomalous", "accountId", "limit", "cursor");
        var filter = new TransactionFilter(
            query.Day("from"), query.Day("to"), query.Id("category"), query.Text("text"),
            query.Number("min"), query.Number("max"), query.Text("currency"), query.Flag("anomalous"), query.Id("accountId"));
        var page = query.Page();
        return query.IsValid(out var error)
            ? Responses.Ok(await list.ExecuteAsync(request.LedgerId(), filter, page, cancellationToken))
            : error.ToProblem();
    }

    [Function(nameof(GetTransaction))]
    [RequiresScope("read")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Item)] HttpRequest request, Guid id,
        CancellationToken cancellationToken) =>
        Responses.OkWithETag(await get.ExecuteAsync(request.LedgerId(), id, cancellationToken));

    [Function(nameof(RecordTransaction))]
    [RequiresScope("write")]
    public Task<IResult> CreateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Collection)] HttpRequest request, CancellationToken cancellationToken) =>
        request.CreateAsync<NewTransaction, TransactionDetails>(
            (transaction, key) => record.ExecuteAsync(request.Actor(), transaction, key, cancellationToken),
            created => $"/{Collection}/{created.Id}");

    [Function(nameof(EditTransaction))]
    [RequiresScope("write")]
    public Task<IResult> UpdateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = Item)] HttpRequest request, Guid id,
        CancellationToken cancellationToken) =>
        request.ChangeAsync<TransactionChanges, TransactionDetails>(
            changes => edit.ExecuteAsync(request.Actor(), id, changes, request.IfMatch(), cancellationToken));

    [Function(nameof(DeleteTransaction))]
    [RequiresScope("write")]
    public async Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Item)] HttpRequest request, Guid id,
        CancellationToken cancellationToken) =>
        Responses.Ok(await delete.ExecuteAsync(request.Actor(), id, request.IfMatch(), cancellationToken));
}
