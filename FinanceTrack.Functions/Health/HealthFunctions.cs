using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Health;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Health;

public sealed class HealthFunctions(CheckReadiness check, TimeProvider time)
{
    /// <summary>The process answers. Nothing else is asked, so that an outage elsewhere does not make an orchestrator restart us.</summary>
    [Function(nameof(Live)), AllowAnonymous]
    public IResult Live([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/health/live")] HttpRequest request) =>
        Responses.Json(new Liveness("live", time.Now()));

    /// <summary>200 when every part that requests need is there, else 503 with what is wrong.</summary>
    [Function("Ready"), AllowAnonymous, Answers(503, typeof(Readiness))]
    public async Task<IResult> ReadyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/health/ready")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var readiness = await check.ExecuteAsync(cancellationToken);
        return Responses.Json(readiness, readiness.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
