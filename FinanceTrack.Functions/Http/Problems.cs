using System.Globalization;
using FinanceTrack.Domain.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace FinanceTrack.Functions.Http;

/// <summary>The one map from an expected failure to HTTP: RFC 9457 problem details.</summary>
public static class Problems
{
    private const string TypePrefix = "https://financetrack.dev/problems/";

    public static IResult ToProblem(this Error error) => error switch
    {
        ValidationError e => Problem(400, "validation", "The request is not valid", e, new() { ["errors"] = e.Errors }),
        UnauthorizedError => new WithHeader(Problem(401, "unauthorized", "Not signed in", error), "WWW-Authenticate", "Bearer"),
        TwoFactorRequiredError => new WithHeader(
            Problem(401, "two-factor-required", "A second factor is required", error), "WWW-Authenticate", "Bearer"),
        ForbiddenError => Problem(403, "forbidden", "Not allowed", error),
        NotFoundError => Problem(404, "not-found", "Not found", error),
        ConflictError => Problem(409, "conflict", "Conflict", error),
        StaleVersionError => Problem(412, "stale-version", "The resource has changed", error),
        UnsupportedContentError e => Problem(e.Status, "unsupported-content", "The body cannot be taken", e),
        UnprocessableError => Problem(422, "unprocessable", "The request cannot be carried out", error),
        TooManyRequestsError e => new WithHeader(
            Problem(429, "too-many-requests", "Too many requests", e),
            "Retry-After",
            Math.Ceiling(e.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
        UnavailableError => Problem(503, "unavailable", "Not available", error),
        _ => throw new InvalidOperationException($"No HTTP status is known for {error.GetType().Name}."),
    };

    internal static IResult Unexpected() => new TracedProblem(new ProblemDetails
    {
        Status = 500,
        Type = TypePrefix + "unexpected",
        Title = "Something went wrong here",
        Detail = "The request was not carried out. The trace id finds it in our logs.",
    });

    /// <summary>What HTTP itself refuses, such as a malformed chunk.</summary>
    internal static IResult BadRequest(int status) => new TracedProblem(new ProblemDetails
    {
        Status = status,
        Type = TypePrefix + "bad-request",
        Title = "The request is not valid",
    });

    private static TracedProblem Problem(
        int status, string type, string title, Error error, Dictionary<string, object?>? extensions = null) => new(new ProblemDetails
        {
            Status = status,
            Type = TypePrefix + type,
            Title = title,
            Detail = error.Detail,
            Extensions = extensions ?? [],
        });

    /// <summary>Names the trace itself: whether the framework does depends on how the host was set up.</summary>
    private sealed class TracedProblem(ProblemDetails problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            problem.Extensions["traceId"] = httpContext.TraceIdentifier;
            return Results.Problem(problem).ExecuteAsync(httpContext);
        }
    }

    private sealed class WithHeader(IResult inner, string name, string value) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers[name] = value;
            return inner.ExecuteAsync(httpContext);
        }
    }
}
