using System.Text.Json;
using Azure;
using FinanceTrack.Domain.Results;
using Microsoft.AspNetCore.Http;

namespace FinanceTrack.Functions.Http;

/// <summary>Translates a use case's outcome to HTTP.</summary>
public static class Responses
{
    public static IResult Ok<T>(Result<T> result) => result.Match(Json, Problems.ToProblem);

    /// <summary>200 with the resource's version as <c>ETag</c>.</summary>
    public static IResult OkWithETag<T>(Result<T> result)
        where T : IVersioned => result.Match(value => new Tagged<T>(value, EntityTag.Of(value), 200, null), Problems.ToProblem);

    /// <summary>200 with the <c>ETag</c> of a resource outside the database.</summary>
    public static IResult OkWithETag<T, TBody>(Result<T> result, Func<T, TBody> body, Func<T, ETag> tag) =>
        result.Match(value => new Tagged<TBody>(body(value), tag(value).ToString("H"), 200, null), Problems.ToProblem);

    /// <summary>201 with <c>Location</c> and <c>ETag</c>.</summary>
    public static IResult Created<T>(Result<T> result, Func<T, string> location)
        where T : IVersioned => result.Match(value => new Tagged<T>(value, EntityTag.Of(value), 201, location(value)), Problems.ToProblem);

    /// <summary>201 for what has no address of its own.</summary>
    public static IResult Created<T>(Result<T> result) => result.Match(value => Json(value, 201), Problems.ToProblem);

    /// <summary>202: it will be done, by a message that has committed.</summary>
    public static IResult Accepted<T>(Result<T> result) => result.Match(_ => Results.StatusCode(202), Problems.ToProblem);

    public static IResult NoContent<T>(Result<T> result) => result.Match(_ => Results.NoContent(), Problems.ToProblem);

    public static IResult Json<T>(T value) => Json(value, StatusCodes.Status200OK);

    public static IResult Json<T>(T value, int status) => new Document<T>(value, status);

    /// <summary>
    /// Written at once: a page of transactions would be sent in three pieces otherwise, and a failure after the first could not be
    /// answered any more.
    /// </summary>
    private sealed class Document<T>(T value, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(value, ApiJson.Options);
            var response = httpContext.Response;
            response.StatusCode = status;
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = body.Length;
            return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
        }
    }

    private sealed class Tagged<T>(T value, string tag, int status, string? location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ETag = tag;
            if (location is not null)
                httpContext.Response.Headers.Location = location;
            return Json(value, status).ExecuteAsync(httpContext);
        }
    }
}
