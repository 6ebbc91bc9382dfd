using System.Text.Json;
using FinanceTrack.Domain.Results;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace FinanceTrack.Functions.Assistant.Mcp;

/// <summary>
/// The protocol's own handler (<c>MapMcp</c>) behind a function: routed once, and called with the request that the function got. It keeps
/// no state between requests, so that any instance answers any of them.
/// </summary>
public sealed class McpEndpoint
{
    internal const string Route = "api/v1/mcp";

    private static readonly ForbiddenError ForeignOrigin = new("The request comes from a page of another site.");

    private readonly Lazy<RequestDelegate> _handler;

    public McpEndpoint(IServiceProvider services) => _handler = new(() =>
    {
        var app = new ApplicationBuilder(services);
        app.UseRouting();
        app.UseEndpoints(routes => routes.MapMcp(Route));
        return app.Build();
    });

    /// <summary>What the handler answers, written by itself.</summary>
    public IResult Answer(HttpRequest request) => IsForeign(request) ? ForeignOrigin.ToProblem() : new Handled(_handler.Value);

    // A browser names the page that asks, and only a page of this host may. One whose name was made to lead here (DNS rebinding) has no
    // certificate for it: without TLS only this machine's own names are accepted.
    private static bool IsForeign(HttpRequest request)
    {
        string? origin = request.Headers.Origin;
        if (string.IsNullOrEmpty(origin))
            return false;
        return !Uri.TryCreate(origin, UriKind.Absolute, out var page)
            || !page.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
            || !(page.Scheme == Uri.UriSchemeHttps || page.IsLoopback);
    }

    private static readonly JsonElement InvalidParams = JsonSerializer.SerializeToElement(new
    {
        jsonrpc = "2.0",
        id = (string?)null,
        error = new { code = -32602, message = "The parameters are not those of the method." },
    });

    private sealed class Handled(RequestDelegate handler) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.SetEndpoint(null); // The worker's own, with which routing would be skipped.
            try
            {
                await handler(httpContext);
            }
            catch (JsonException) when (!httpContext.Response.HasStarted)
            {
                httpContext.Response.StatusCode = StatusCodes.Status400BadRequest;
                await httpContext.Response.WriteAsJsonAsync(InvalidParams, httpContext.RequestAborted);
            }
        }
    }
}
