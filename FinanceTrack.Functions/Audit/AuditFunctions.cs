using FinanceTrack.Domain.Audit;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Audit;

/// <summary>The audit trail, for administrators. It is verified by the job <c>verify-audit</c>.</summary>
[RequiresRole(Caller.AdminRole)]
public sealed class AuditFunctions(ListAuditEvents list)
{
    [Function(nameof(ListAuditEvents))]
    [Parameter("kind", "Only events of the kind.")]
    [Parameter("outcome", "Only events that ended so.")]
    [Parameter("actorId", "Only what the user did.")]
    [Parameter("subjectId", "Only what was done to the user.")]
    [Parameter("ledgerId", "Only events of the ledger.")]
    [Parameter("from", "The first day, in UTC.")]
    [Parameter("to", "The last day, included.")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/admin/audit")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var query = new QueryValues(
            request, "kind", "outcome", "actorId", "subjectId", "ledgerId", "from", "to", "limit", "cursor");
        var filter = new AuditFilter(
            query.Choice<AuditKind>("kind"), query.Choice<AuditOutcome>("outcome"), query.Id("actorId"), query.Id("subjectId"),
            query.Id("ledgerId"), query.Day("from"), query.Day("to"));
        var page = query.Page();
        return query.IsValid(out var error)
            ? Responses.Ok(await list.ExecuteAsync(filter, page, cancellationToken))
            : error.ToProblem();
    }
}
