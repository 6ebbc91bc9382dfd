using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
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
        var (filter, page, error) = TransactionQuery.Read(request);
        return error is null
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
    [Answers(409)]
    [Parameter("force", "Whether to change money or day even where a statement of the bank agrees with the transaction.")]
    public async Task<IResult> UpdateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = Item)] HttpRequest request, Guid id,
        CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "force");
        var force = query.Flag("force") ?? false;
        return query.IsValid(out var error)
            ? await request.ChangeAsync<TransactionChanges, TransactionDetails>(
                changes => edit.ExecuteAsync(request.Actor(), id, changes, request.IfMatch(), force, cancellationToken))
            : error.ToProblem();
    }

    [Function(nameof(DeleteTransaction))]
    [RequiresScope("write")]
    [Answers(409)]
    [Parameter("force", "Whether to delete it even where a statement of the bank agrees with it.")]
    public async Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Item)] HttpRequest request, Guid id,
        CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "force");
        var force = query.Flag("force") ?? false;
        return query.IsValid(out var error)
            ? Responses.Ok(await delete.ExecuteAsync(request.Actor(), id, request.IfMatch(), force, cancellationToken))
            : error.ToProblem();
    }
}
