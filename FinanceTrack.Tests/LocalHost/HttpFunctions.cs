using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using FromBodyAttribute = Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute;

namespace FinanceTrack.Tests.LocalHost;

/// <summary>Functions for the tests of HTTP triggers.</summary>
public sealed class HttpFunctions
{
    public sealed record Echoed(string? Name, int Count);

    [Function("GiveResult")]
    public IResult GiveResult([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "result")] HttpRequest request) =>
        Results.Ok(new Echoed(request.Query["name"], 1));

    [Function("GiveActionResult")]
    public Task<IActionResult> GiveActionResult([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "action")] HttpRequest request) =>
        Task.FromResult<IActionResult>(new OkObjectResult(new Echoed(request.Query["name"], 2)));

    [Function("GiveObject")]
    public Echoed GiveObject([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "object")] HttpRequest request) =>
        new(request.Method, 3);

    [Function("GiveNothing")]
    public Task GiveNothing([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "nothing")] HttpRequest request) =>
        request.Body.CopyToAsync(Stream.Null);

    [Function("GiveItem")]
    public IResult GiveItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/{id:guid}")] HttpRequest request, Guid id, CancellationToken cancellationToken) =>
        Results.Text($"{request.Method} {id} {cancellationToken.CanBeCanceled}");

    [Function("TakeBody")]
    public IResult TakeBody(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "body")] HttpRequest request, [FromBody] Echoed body) =>
        Results.Text($"{request.Method} {body.Name} {body.Count}");

    [Function("Break")]
    public IResult Break([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "break")] HttpRequest request) =>
        throw new InvalidTimeZoneException(request.Path);
}
