using FinanceTrack.Domain.Audit;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Audit;

/// <summary>A person's own trail: for sessions only, since it shows to a thief with an API key what was noticed of the theft.</summary>
public sealed class ActivityFunctions(ListActivity list)
{
    [Function(nameof(ListActivity))]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/me/activity")] HttpRequest request,
        CancellationToken cancellationToken) =>
        request.ListAsync(page => list.ExecuteAsync(request.UserId(), page, cancellationToken));
}
