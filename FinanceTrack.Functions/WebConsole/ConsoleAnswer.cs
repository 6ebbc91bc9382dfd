using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace FinanceTrack.Functions.WebConsole;

/// <summary>
/// Answers with a file in the smallest encoding that the browser takes, or with 304 when it has that one already. A page allows scripts,
/// styles, images and requests of its own origin only, none of them inline, and no other page may frame it.
/// </summary>
internal sealed class ConsoleAnswer(ConsoleFile file, string cacheControl) : IResult
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private const string Features =
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (coding, content) = Choose(httpContext.Request);
        var tag = new EntityTagHeaderValue($"\"{file.Hash}-{coding}\"");
        var headers = httpContext.Response.Headers;
        headers.CacheControl = cacheControl;
        headers.ETag = tag.ToString();
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.ContentSecurityPolicy = Policy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Features;
        headers["Referrer-Policy"] = "no-referrer";
        if (httpContext.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        headers.ContentType = file.ContentType;
        headers.ContentLength = content.Length;
        if (coding != ConsoleFile.Identity)
            headers.ContentEncoding = coding;
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
