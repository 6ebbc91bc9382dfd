using System.Globalization;
using FinanceTrack.Domain.Assistant.Model;
using FinanceTrack.Domain.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace FinanceTrack.Functions.Http;

/// <summary>The one map from an expected failure to HTTP: RFC 9457 problem details.</summary>
public static class Problems
{
    private const string TypePrefix = "https://financetrack.dev/problems/";

    // What Azure SQL asks for when it is busy (error 40501), and by when most of its failovers are over.
    private static readonly TimeSpan DatabaseIsBackIn = TimeSpan.FromSeconds(10);

    public static IResult ToProblem(this Error error) => error switch
    {
        ValidationError e => Problem(400, "validation", "The request is not valid", e.Detail, new() { ["errors"] = e.Errors }),
        UnauthorizedError => new WithHeader(Problem(401, "unauthorized", "Not signed in", error.Detail), "WWW-Authenticate", "Bearer"),
        TwoFactorRequiredError => new WithHeader(
            Problem(401, "two-factor-required", "A second factor is required", error.Detail), "WWW-Authenticate", "Bearer"),
        ForbiddenError => Problem(403, "forbidden", "Not allowed", error.Detail),
        NotFoundError => Problem(404, "not-found", "Not found", error.Detail),
        ConflictError => Problem(409, "conflict", "Conflict", error.Detail),
        StaleVersionError => Problem(412, "stale-version", "The resource has changed", error.Detail),
        UnsupportedContentError e => Problem(e.Status, "unsupported-content", "The body cannot be taken", e.Detail),
        UnprocessableError => Problem(422, "unprocessable", "The request cannot be carried out", error.Detail),
        TooManyRequestsError e => RetryAfter(e.RetryAfter, Problem(429, "too-many-requests", "Too many requests", e.Detail)),
        ModelBudgetError e => RetryAfter(
            e.RetryAfter, Problem(429, "budget-used-up", "The budget of the day is used up", e.Detail)),
        UnavailableError { RetryAfter: { } wait } => RetryAfter(wait, Problem(503, "unavailable", "Not available", error.Detail)),
        UnavailableError => Problem(503, "unavailable", "Not available", error.Detail),
        _ => throw new InvalidOperationException($"No HTTP status is known for {error.GetType().Name}."),
    };

    internal static IResult Unexpected() =>
        Problem(500, "unexpected", "Something went wrong here", "The request was not carried out. The trace id finds it in our logs.");

    /// <summary>The database did not come back in the time that a request has.</summary>
    internal static IResult DatabaseUnavailable() => RetryAfter(DatabaseIsBackIn, Problem(
        503, "unavailable", "Not available", "The database is not available at the moment. The request was not carried out."));

    /// <summary>The connection was lost while the commit was under way. A request that may be repeated safely gets a Retry-After.</summary>
    internal static IResult OutcomeUnknown(HttpRequest request)
    {
        var problem = Problem(
            503, "outcome-unknown", "The outcome is not known",
            "The database was lost at the last moment: the request was carried out, or it was not. "
            + "Repeated with the same Idempotency-Key it is carried out once; without one, look before you repeat it.");
        return IdempotencyHeader.IsIn(request) ? RetryAfter(DatabaseIsBackIn, problem) : problem;
    }

    /// <summary>What HTTP itself refuses, such as a malformed chunk.</summary>
    internal static IResult BadRequest(int status) => Problem(status, "bad-request", "The request is not valid", detail: null);

    private static WithHeader RetryAfter(TimeSpan wait, IResult problem) =>
        new(problem, "Retry-After", Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture));

    private static TracedProblem Problem(
        int status, string type, string title, string? detail, Dictionary<string, object?>? extensions = null) => new(new ProblemDetails
        {
            Status = status,
            Type = TypePrefix + type,
            Title = title,
            Detail = detail,
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
