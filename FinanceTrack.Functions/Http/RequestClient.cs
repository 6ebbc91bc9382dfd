using System.Net;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// Where a request comes from. Behind a front end that can be trusted (<see cref="LimitOptions.TrustForwardedFor"/>) it is the last address
/// that front end wrote; what a client wrote stands before it and says nothing.
/// </summary>
public sealed class RequestClient(IOptions<LimitOptions> limits)
{
    public Client Of(HttpRequest request) => new(AddressOf(request), request.Headers.UserAgent.ToString());

    private IPAddress? AddressOf(HttpRequest request)
    {
        if (limits.Value.TrustForwardedFor
            && request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim() is { Length: > 0 } last
            && IPEndPoint.TryParse(last, out var forwarded)) // The front end writes the port, too.
            return forwarded.Address;
        return request.HttpContext.Connection.RemoteIpAddress;
    }
}
