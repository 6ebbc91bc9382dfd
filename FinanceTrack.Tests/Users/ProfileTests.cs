using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Users;

public sealed class ProfileTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private readonly FinanceTrackHost _host = fixture.Host;

    [Fact]
    public async Task A_change_keeps_what_it_does_not_name_and_raises_the_version()
    {
        using var user = await TestUser.RegisterAsync(_host, homeCurrency: "SEK");

        var answer = await PatchAsync(user, """{"displayName":"Ada","alertBudget":0.5,"accountKind":"business"}""", "\"1\"");
        var profile = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("\"2\"", answer.Headers.ETag!.Tag);
        Assert.Equal("Ada", profile.GetProperty("displayName").GetString());
        Assert.Equal("SEK", profile.GetProperty("homeCurrency").GetString());
        Assert.Equal("business", profile.GetProperty("accountKind").GetString());
        Assert.Equal(0.5, profile.GetProperty("alertBudget").GetDouble());
    }

    [Fact]
    public async Task A_change_of_a_version_that_is_no_longer_current_is_refused()
    {
        using var user = await TestUser.RegisterAsync(_host);
        await PatchAsync(user, """{"displayName":"First"}""", "\"1\"");

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PatchAsync(user, """{"displayName":"Second"}""", "\"1\"")).StatusCode);

        Assert.Contains("First", await user.Http.GetStringAsync("/api/v1/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changes_nothing_leaves_no_event_and_changes_are_limited()
    {
        await using var host = await FinanceTrackHost.StartAsync(new() { ["Limits:ChangesPerUser"] = "3" });
        using var user = await TestUser.RegisterAsync(host);
        foreach (var body in (string[])["{}", """{"displayName":"Test"}"""])
            Assert.Equal("\"1\"", (await PatchAsync(user, body, null)).Headers.ETag!.Tag);
        Assert.DoesNotContain("profileChange", (await user.GetAsync("me/activity")).Text, StringComparison.Ordinal);

        Assert.Equal("\"2\"", (await PatchAsync(user, """{"displayName":"Other"}""", null)).Headers.ETag!.Tag);
        var refused = await PatchAsync(user, """{"displayName":"Third"}""", null);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Theory]
    [InlineData("""{"displayName":null}""")]
    [InlineData("""{"homeCurrency":"XYZ"}""")]
    [InlineData("""{"timeZone":null}""")]
    [InlineData("""{"timeZone":"posix/Europe/Berlin"}""")]
    [InlineData("""{"timeZone":"right/Europe/Berlin"}""")]
    [InlineData("""{"timeZone":"localtime"}""")]
    [InlineData("""{"timeZone":"posixrules"}""")]
    [InlineData("""{"timeZone":"Factory"}""")]
    [InlineData("""{"displayName":"from behind \u202E to"}""")]
    [InlineData("""{"displayName":"two\u2028lines"}""")]
    [InlineData("""{"locale":"klingon!"}""")]
    [InlineData("""{"alertBudget":0}""")]
    [InlineData("""{"alertBudget":1e400}""")]
    [InlineData("""{"alertBudget":"2"}""")]
    [InlineData("""{"alertBudget":null}""")]
    [InlineData("""{"accountKind":null}""")]
    [InlineData("""{"email":"other@example.com"}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task A_change_that_is_wrong_is_refused(string json)
    {
        using var user = await TestUser.RegisterAsync(_host);

        Assert.Equal(HttpStatusCode.BadRequest, (await PatchAsync(user, json, null)).StatusCode);
    }

    private static async Task<HttpResponseMessage> PatchAsync(TestUser user, string json, string? ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, "/api/v1/me")
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        if (ifMatch is not null)
            request.Headers.Add("If-Match", ifMatch);
        return await user.Http.SendAsync(request);
    }
}
