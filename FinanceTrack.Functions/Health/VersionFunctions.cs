using FinanceTrack.Domain.Health;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Health;

/// <summary>What an operator asks an instance, and what is not for everyone to know.</summary>
[RequiresRole(Caller.AdminRole)]
public sealed class VersionFunctions(CheckReadiness check)
{
    [Function("GetVersions")]
    public async Task<IResult> GetVersionsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/admin/versions")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Responses.Json(await check.FindVersionsAsync(cancellationToken));
}
