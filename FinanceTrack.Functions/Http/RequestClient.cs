using System.Net;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// Where a request comes from. The worker has made the last address of <c>X-Forwarded-For</c>, which the platform's front end wrote, the
/// connection's, and taken it out of the header. What is left was written by whoever called: by a further proxy, where that one alone can
/// call (<see cref="LimitOptions.TrustForwardedFor"/>), else by anyone, and then it says nothing.
/// </summary>
public sealed class RequestClient(IOptions<LimitOptions> limits)
{
    public Client Of(HttpRequest request) => new(AddressOf(request), request.Headers.UserAgent.ToString());

    private IPAddress? AddressOf(HttpRequest request)
    {
        if (limits.Value.TrustForwardedFor
            && request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim() is { Length: > 0 } last
            && IPEndPoint.TryParse(last, out var forwarded)) // Some proxies write the port, too.
            return forwarded.Address;
        return request.HttpContext.Connection.RemoteIpAddress;
    }
}
