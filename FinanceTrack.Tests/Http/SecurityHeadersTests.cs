using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Http;

public sealed class SecurityHeadersTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private static readonly Dictionary<string, string> Public = new()
    {
        ["ListPublicKeys"] = "public, max-age=600",
        ["GetOpenApiDocument"] = "public, no-cache",
        ["OpenConsole"] = "no-cache",
        ["OpenConsolePage"] = "no-cache",
    };

    [Theory]
    [MemberData(nameof(HttpFunction.Names), MemberType = typeof(HttpFunction))]
    public async Task No_answer_to_an_anonymous_caller_is_kept_by_a_cache_but_public_files(string name)
    {
        var function = HttpFunction.Named(name);
        using var request = new HttpRequestMessage(function.Method, function.PathToNothing);

        using var response = await fixture.Host.Http.SendAsync(request);

        AssertProtected(response, Public.GetValueOrDefault(name, "no-store"));
    }

    [Theory]
    [InlineData("me")]
    [InlineData("transactions")]
    [InlineData("sessions")]
    [InlineData("me/api-keys")]
    [InlineData("me/export")]
    [InlineData("transactions/00000000-0000-0000-0000-000000000001")]
    public async Task No_answer_with_a_users_data_is_kept_by_a_cache(string path)
    {
        using var user = await TestUser.RegisterAsync(fixture.Host);

        using var response = await user.Http.GetAsync(new Uri($"/api/v1/{path}", UriKind.Relative));

        AssertProtected(response, "no-store");
    }

    private static void AssertProtected(HttpResponseMessage response, string cacheControl)
    {
        Assert.Equal(cacheControl, response.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        var transport = Assert.Single(response.Headers.GetValues("Strict-Transport-Security"));
        Assert.StartsWith("max-age=31536000", transport, StringComparison.Ordinal);
    }
}
