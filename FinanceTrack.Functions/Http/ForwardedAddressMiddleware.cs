using System.Net;
using System.Text.Json;
using FinanceTrack.Domain.Users.Limits;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// Makes the address that a trusted proxy appended to <c>X-Forwarded-For</c> the connection's
/// (<see cref="LimitOptions.TrustForwardedFor"/>). The host sends on no address but the one that it saw itself; the header as it came is
/// among the data of the invocation.
/// </summary>
public sealed class ForwardedAddressMiddleware(IOptions<LimitOptions> limits) : IFunctionsWorkerMiddleware
{
    private const string HeadersData = "Headers";

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (limits.Value.TrustForwardedFor && context.GetHttpContext() is { } http && LastForwarded(context) is { } address)
            http.Connection.RemoteIpAddress = address;
        return next(context);
    }

    private static IPAddress? LastForwarded(FunctionContext context)
    {
        if (!context.BindingContext.BindingData.TryGetValue(HeadersData, out var data) || data is not string json)
            return null;
        using var headers = JsonDocument.Parse(json);
        var forwarded = headers.RootElement.EnumerateObject()
            .FirstOrDefault(header => header.Name.Equals("X-Forwarded-For", StringComparison.OrdinalIgnoreCase)).Value;
        return forwarded.ValueKind == JsonValueKind.String
            && IPEndPoint.TryParse(forwarded.GetString()!.Split(',')[^1].Trim(), out var last) // Some proxies write the port, too.
            ? last.Address
            : null;
    }
}
