using System.Security.Cryptography;
using System.Text;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace FinanceTrack.Functions.OpenApi;

/// <summary>
/// The page of the reference. It runs only the scripts that come with it and asks no other host for anything. The viewer makes its styles
/// when it starts: they carry a number that is another one in each answer.
/// </summary>
internal sealed class ReferencePage : IResult
{
    private const int NonceBytes = 16;

    // Two parts of the viewer (Scalar.AspNetCore 2.19.0) make styles without the number, always the same ones.
    private const string ViewerStyles =
        "'sha256-l/2OpPg0d+2VLTLgwjf5mQo2CYwHDEqdj5TjbfEyVJI=' 'sha256-T13Uev3xCax2N28XaoAE8DOzQZKvPp7ZQVAi1iRREjo='";

    private static readonly Lazy<string> Template = new(() => Encoding.UTF8.GetString(EmbeddedFile.Named("docs/reference.html").Bytes));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
        httpContext.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}' {ViewerStyles}; style-src-attr 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        httpContext.Response.Headers["Referrer-Policy"] = "no-referrer";
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        return httpContext.Response.WriteAsync(
            Template.Value.Replace("{nonce}", nonce, StringComparison.Ordinal), httpContext.RequestAborted);
    }
}
