using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// Answers with a file in the smallest encoding that the caller takes, or with 304 when it has that one already. <c>If-Match</c> is a
/// condition of changes: nothing is changed here, so that it says nothing.
/// </summary>
internal sealed class EmbeddedFileAnswer(EmbeddedFile file, string cacheControl) : IResult
{
    /// <summary>Browsers and proxies keep it, and ask each time whether it is still the same: a deployment is seen at once.</summary>
    public const string Revalidated = "public, no-cache";

    /// <summary>For a file whose name changes with its content.</summary>
    public const string Immutable = "public, max-age=31536000, immutable";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var encoded = Choose(httpContext.Request);
        var tag = new EntityTagHeaderValue($"\"{file.Hash}-{encoded.Coding}\"");
        var headers = httpContext.Response.Headers;
        headers.CacheControl = cacheControl;
        headers.ETag = tag.ToString();
        headers.Vary = HeaderNames.AcceptEncoding;
        if (httpContext.Request.GetTypedHeaders().IfNoneMatch
            .Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)))
        {
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var content = encoded.Bytes.Value;
        headers.ContentType = file.ContentType;
        headers.ContentLength = content.Length;
        if (encoded.Coding != EncodedFile.Identity)
            headers.ContentEncoding = encoded.Coding;
        await httpContext.Response.Body.WriteAsync(content, httpContext.RequestAborted);
    }

    private EncodedFile Choose(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        return file.Encodings.FirstOrDefault(
            encoded => accepted.Any(
                one => one.Quality is null or > 0 && one.Value.Equals(encoded.Coding, StringComparison.OrdinalIgnoreCase)),
            file.Encodings[^1]);
    }
}
