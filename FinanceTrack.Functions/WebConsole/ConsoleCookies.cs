using FinanceTrack.Domain.Users.Sessions;
using Microsoft.AspNetCore.Http;

namespace FinanceTrack.Functions.WebConsole;

/// <summary>
/// The console's tokens in cookies that no script reads, no other site sends and no other route gets. They go over TLS only; a
/// page on this machine alone, which has none, is the exception. Which of the two it is says <c>Origin</c>, which a browser writes itself:
/// behind Azure's host the worker sees neither the scheme nor the name that the browser asked for.
/// </summary>
internal static class ConsoleCookies
{
    public const string Path = "/api/v1/console/session";

    private const string Refresh = "financetrack-refresh";
    private const string Device = "financetrack-device";

    // Browsers accept a cookie of this name only with the attribute Secure.
    private const string SecurePrefix = "__Secure-";

    // The longest that browsers keep one.
    private static readonly TimeSpan DeviceLifetime = TimeSpan.FromDays(400);

    public static string? RefreshToken(HttpRequest request) => request.Cookies[NameOf(Refresh, request)];

    public static string? DeviceToken(HttpRequest request) => request.Cookies[NameOf(Device, request)];

    public static void Set(HttpRequest request, SignedIn session)
    {
        Write(request, Refresh, session.RefreshToken, session.RefreshTokenExpiresAt);
        if (session.DeviceToken is { } device)
            Write(request, Device, device, session.RefreshTokenExpiresAt + DeviceLifetime);
    }

    /// <summary>Forgets the session. The device stays known: its token signs in to nothing.</summary>
    public static void Delete(HttpRequest request) => Write(request, Refresh, "", DateTimeOffset.UnixEpoch);

    private static void Write(HttpRequest request, string name, string value, DateTimeOffset expires) =>
        request.HttpContext.Response.Cookies.Append(NameOf(name, request), value, new CookieOptions
        {
            Path = Path,
            Expires = expires,
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Strict,
            Secure = !IsOnThisMachine(request),
        });

    private static string NameOf(string name, HttpRequest request) => IsOnThisMachine(request) ? name : SecurePrefix + name;

    private static bool IsOnThisMachine(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && origin.Scheme == Uri.UriSchemeHttp && origin.IsLoopback;
}
