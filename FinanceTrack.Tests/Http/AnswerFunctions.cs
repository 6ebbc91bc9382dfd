using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Tests.Http;

/// <summary>Functions whose answers fail, which none of the product's should.</summary>
public sealed class AnswerFunctions
{
    [Function("Whole")]
    public IResult Whole([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "whole")] HttpRequest request) =>
        Results.Text(request.Method);

    [Function("FailsBefore")]
    public IResult FailsBefore([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fails-before")] HttpRequest request) =>
        new Answering(() =>
        {
            request.HttpContext.Response.Headers.ETag = "\"7\"";
            throw new InvalidTimeZoneException();
        });

    [Function("BreaksOff")]
    public IResult BreaksOff([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "breaks-off")] HttpRequest request) =>
        new Answering(async () =>
        {
            await request.HttpContext.Response.WriteAsync("the first half");
            await request.HttpContext.Response.Body.FlushAsync();
            throw new InvalidTimeZoneException();
        });

    private sealed class Answering(Func<Task> write) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => write();
    }
}
