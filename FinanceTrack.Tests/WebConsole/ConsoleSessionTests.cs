using System.Net;
using System.Net.Http.Json;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.WebConsole;

/// <summary>The session of a browser: what renews it is in a cookie, for pages of the same origin only (decision 29).</summary>
public sealed class ConsoleSessionTests(HostFixture fixture) : IClassFixture<HostFixture>, IAsyncLifetime
{
    private const string Local = "http://localhost:7071";
    private const string Public = "https://money.example.org";
    private const string Path = "/api/v1/console/session";

    private TestUser _user = null!;

    public async Task InitializeAsync() => _user = await TestUser.RegisterAsync(fixture.Host);

    public Task DisposeAsync()
    {
        _user.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(Public, "__Secure-financetrack-", true)]
    [InlineData("http://money.example.org", "__Secure-financetrack-", true)]
    [InlineData(null, "__Secure-financetrack-", true)]
    [InlineData(Local, "financetrack-", false)]
    [InlineData("http://127.0.0.1:7071", "financetrack-", false)]
    public async Task No_script_no_other_site_and_no_other_route_gets_the_tokens(string? origin, string prefix, bool secure)
    {
        var (answer, cookies) = await SignInAsync(origin);

        answer.Is(HttpStatusCode.Created);
        Assert.DoesNotContain("refreshToken", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("deviceToken", answer.Text, StringComparison.Ordinal);
        Assert.Equal([$"{prefix}device", $"{prefix}refresh"], cookies.Select(cookie => cookie.Split('=')[0]).Order());
        Assert.All(cookies, cookie =>
        {
            var attributes = cookie.Split("; ").Skip(1).ToList();
            Assert.Contains("httponly", attributes);
            Assert.Contains("samesite=strict", attributes);
            Assert.Contains($"path={Path}", attributes);
            Assert.Equal(secure, attributes.Contains("secure"));
        });
    }

    [Fact]
    public async Task The_cookie_renews_the_access_token_and_is_good_once()
    {
        var (_, first) = await SignInAsync(Local);

        var (renewed, second) = await RefreshAsync(first);
        var (third, _) = await RefreshAsync(second);
        var (reused, deleted) = await RefreshAsync(first);

        Assert.NotEmpty(renewed.Is(HttpStatusCode.OK).Body.GetProperty("accessToken").GetString()!);
        Assert.NotEqual(TokenOf(first), TokenOf(second));
        third.Is(HttpStatusCode.OK);
        reused.IsProblem(HttpStatusCode.Unauthorized);
        Assert.Equal("", TokenOf(deleted));
    }

    [Fact]
    public async Task Without_a_cookie_there_is_no_session()
    {
        var (answer, _) = await RefreshAsync([]);

        answer.IsProblem(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(null, "same-origin", Public)]
    [InlineData("1", "cross-site", Public)]
    [InlineData("1", "same-site", Public)]
    [InlineData("1", "none", null)]
    [InlineData("1", null, "https://evil.example")]
    [InlineData("1", null, "null")]
    [InlineData("1", null, null)]
    public async Task What_a_page_of_another_origin_sends_is_refused(string? header, string? site, string? origin)
    {
        var (_, cookies) = await SignInAsync(origin);

        var (signIn, set) = await SendAsync(
            HttpMethod.Post, "", new { email = _user.Email, password = _user.Password }, origin, header, site);
        var (refresh, renewed) = await SendAsync(HttpMethod.Post, "/refresh", new { }, origin, header, site, cookies);

        signIn.IsProblem(HttpStatusCode.Forbidden);
        refresh.IsProblem(HttpStatusCode.Forbidden);
        Assert.Empty(set.Concat(renewed));
    }

    [Fact]
    public async Task A_browser_that_does_not_say_where_a_request_is_from_is_known_by_its_origin()
    {
        var origin = fixture.Host.BaseAddress.GetLeftPart(UriPartial.Authority);

        var (answer, _) = await SendAsync(
            HttpMethod.Post, "", new { email = _user.Email, password = _user.Password }, origin, header: "1", site: null);

        answer.Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_deletes_the_cookie()
    {
        var (session, cookies) = await SignInAsync(Local);

        var (answer, deleted) = await SendAsync(HttpMethod.Delete, "", null, Local, token: AccessToken(session));

        answer.Is(HttpStatusCode.NoContent);
        Assert.Equal("", TokenOf(deleted));
        (await RefreshAsync(cookies)).Answer.IsProblem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_refused_sign_in_leaves_the_session_of_the_browser_alone()
    {
        var (_, cookies) = await SignInAsync(Local);

        var (refused, set) = await SendAsync(
            HttpMethod.Post, "", new { email = _user.Email, password = "not the password" }, Local, cookies: cookies);

        refused.IsProblem(HttpStatusCode.Unauthorized);
        Assert.Empty(set);
        (await RefreshAsync(cookies)).Answer.Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_session_moves_to_another_ledger_and_to_none_of_a_stranger()
    {
        var other = (await _user.PostAsync("ledgers", new { name = "Other", homeCurrency = "EUR", timeZone = "Europe/Berlin" })).Id;
        using var stranger = await TestUser.RegisterAsync(fixture.Host);
        var (_, cookies) = await SignInAsync(Local);

        var (refused, none) = await RefreshAsync(cookies, stranger.LedgerId);
        var (moved, next) = await RefreshAsync(cookies, other);
        var (stayed, _) = await RefreshAsync(next);

        refused.IsProblem(HttpStatusCode.NotFound);
        Assert.Empty(none);
        Assert.All(new[] { moved, stayed }, answer => Assert.Equal(other, answer.Body.GetProperty("ledgerId").GetGuid()));
        Assert.Equal(nameof(LedgerRole.Owner), moved.Body.GetProperty("ledgerRole").GetString(), ignoreCase: true);
    }

    private Task<(Answer Answer, IReadOnlyList<string> Cookies)> SignInAsync(string? origin) =>
        SendAsync(HttpMethod.Post, "", new { email = _user.Email, password = _user.Password }, origin);

    private Task<(Answer Answer, IReadOnlyList<string> Cookies)> RefreshAsync(IReadOnlyList<string> cookies, Guid? ledgerId = null) =>
        SendAsync(HttpMethod.Post, "/refresh", new { ledgerId }, Local, cookies: cookies);

    private async Task<(Answer Answer, IReadOnlyList<string> Cookies)> SendAsync(
        HttpMethod method, string path, object? body, string? origin, string? header = "1", string? site = "same-origin",
        IReadOnlyList<string>? cookies = null, string? token = null)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = fixture.Host.BaseAddress };
        using var request = new HttpRequestMessage(method, Path + path) { Content = body is null ? null : JsonContent.Create(body) };
        foreach (var (name, value) in new[] { ("Origin", origin), ("X-FinanceTrack-Console", header), ("Sec-Fetch-Site", site) })
        {
            if (value is not null)
                request.Headers.TryAddWithoutValidation(name, value);
        }

        if (cookies is { Count: > 0 })
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(cookie => cookie.Split(';')[0])));
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        using var response = await client.SendAsync(request);
        return (await Answer.ReadAsync(response), response.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set] : []);
    }

    private static string TokenOf(IReadOnlyList<string> cookies) =>
        cookies.Single(cookie => cookie.Contains("-refresh=", StringComparison.Ordinal)).Split(';')[0].Split('=', 2)[1];

    private static string AccessToken(Answer session) => session.Body.GetProperty("accessToken").GetString()!;
}
