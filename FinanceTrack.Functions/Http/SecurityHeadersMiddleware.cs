using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// What every answer carries, problems too: no cache keeps it, no browser guesses its type, and browsers come back over TLS. The public
/// keys alone say that they may be cached.
/// </summary>
public sealed class SecurityHeadersMiddleware : IFunctionsWorkerMiddleware
{
    private const string OneYear = "max-age=31536000; includeSubDomains";

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
            Apply(http.Response);
        return next(context);
    }

    internal static void Apply(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.StrictTransportSecurity = OneYear;
    }
}
