using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace FinanceTrack.Functions.WebConsole;

/// <summary>
/// Answers with a file of the console. A page allows scripts, styles, images and requests of its own origin only, none of them inline,
/// and no other page may frame it.
/// </summary>
internal sealed class ConsoleAnswer(EmbeddedFile file, string cacheControl) : IResult
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private const string Features =
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Features;
        headers["Referrer-Policy"] = "no-referrer";
        return new EmbeddedFileAnswer(file, cacheControl).ExecuteAsync(httpContext);
    }
}
