using FinanceTrack.Domain.Results;
using Microsoft.AspNetCore.Http;

namespace FinanceTrack.Functions.WebConsole;

/// <summary>
/// Refuses what the console's own pages did not send, beside the cookies being <c>SameSite=Strict</c>: a header that a page of another
/// origin can send only with our consent, which is never given, and what the browser itself says of the origin.
/// </summary>
internal static class SameOrigin
{
    public const string Header = "X-FinanceTrack-Console";

    private static readonly ForbiddenError Refused = new("Only the pages of the console may call this.");

    public static Error? Refuse(HttpRequest request) => request.Headers.ContainsKey(Header) && IsOurs(request) ? null : Refused;

    private static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site == "same-origin";
        // A browser from before 2023, or a page without TLS.
        return Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
            && origin.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
