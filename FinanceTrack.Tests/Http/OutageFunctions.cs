using FinanceTrack.Domain.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Tests.Http;

/// <summary>A function whose database is lost at the worst moment.</summary>
public sealed class OutageFunctions
{
    [Function("BeCutOff")]
    public IResult BeCutOff([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cut-off")] HttpRequest request) =>
        throw new OutcomeUnknownException(new IOException($"hush {request.Path}"));
}
