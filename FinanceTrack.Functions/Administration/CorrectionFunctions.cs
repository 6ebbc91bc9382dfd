using FinanceTrack.Domain.Accounts;
using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Administration;
using FinanceTrack.Domain.Categories;
using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Administration;

/// <summary>What administrators change in any ledger, with a reason that its members read in their activity.</summary>
[RequiresRole(Caller.AdminRole)]
public sealed class CorrectionFunctions(
    CorrectTransaction correctTransaction, RemoveTransaction removeTransaction, CorrectAccount correctAccount,
    CorrectCategory correctCategory)
{
    private const string Transaction = LedgerAdminFunctions.Transactions + "/{id:guid}";

    [Function(nameof(CorrectTransaction))]
    public Task<IResult> CorrectTransactionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = Transaction)] HttpRequest request,
        Guid ledgerId,
        Guid id,
        CancellationToken cancellationToken) =>
        request.ChangeAsync<Correction<TransactionChanges>, TransactionDetails>(correction => correctTransaction.ExecuteAsync(
            request.CallerSession(), ledgerId, id, correction, request.IfMatch(), cancellationToken));

    [Function(nameof(RemoveTransaction))]
    public async Task<IResult> RemoveTransactionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Transaction)] HttpRequest request,
        Guid ledgerId,
        Guid id,
        CancellationToken cancellationToken) =>
        Responses.Ok(await request.SendWithReasonAsync<Deleted>(why => removeTransaction.ExecuteAsync(
            request.CallerSession(), ledgerId, id, why, request.IfMatch(), cancellationToken)));

    [Function(nameof(CorrectAccount))]
    public Task<IResult> CorrectAccountAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = LedgerAdminFunctions.Item + "/accounts/{id:guid}")] HttpRequest request,
        Guid ledgerId,
        Guid id,
        CancellationToken cancellationToken) =>
        request.ChangeAsync<Correction<AccountChanges>, AccountDetails>(correction => correctAccount.ExecuteAsync(
            request.CallerSession(), ledgerId, id, correction, request.IfMatch(), cancellationToken));

    [Function(nameof(CorrectCategory))]
    public Task<IResult> CorrectCategoryAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = LedgerAdminFunctions.Item + "/categories/{id:guid}")]
        HttpRequest request,
        Guid ledgerId,
        Guid id,
        CancellationToken cancellationToken) =>
        request.ChangeAsync<Correction<CategoryChanges>, CategoryDetails>(correction => correctCategory.ExecuteAsync(
            request.CallerSession(), ledgerId, id, correction, request.IfMatch(), cancellationToken));
}
