using FinanceTrack.Domain.Users.Accounts;
using Microsoft.AspNetCore.Http;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// Where a request comes from: the address that the platform's front end saw, which the host hands on and the worker makes the
/// connection's, or the one of <see cref="ForwardedAddressMiddleware"/>. What a caller writes of himself says nothing.
/// </summary>
public static class RequestClient
{
    public static Client Client(this HttpRequest request) =>
        new(request.HttpContext.Connection.RemoteIpAddress, request.Headers.UserAgent.ToString());
}
