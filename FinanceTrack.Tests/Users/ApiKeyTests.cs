using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Users;

public sealed class ApiKeyTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private readonly FinanceTrackHost _host = fixture.Host;

    [Theory]
    [InlineData("X-Api-Key", "")]
    [InlineData("Authorization", "ApiKey ")]
    public async Task A_key_reads_when_its_scope_says_so(string header, string scheme)
    {
        using var user = await TestUser.RegisterAsync(_host);
        var key = await CreateAsync(user, "read");
        using var client = _host.NewClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation(header, scheme + key.GetProperty("key").GetString());

        var profile = await client.GetFromJsonAsync<JsonElement>("/api/v1/me");

        Assert.Equal(user.Id, profile.GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_key_does_no_more_than_its_scopes_say()
    {
        using var user = await TestUser.RegisterAsync(_host);
        using var client = ClientOf(await CreateAsync(user, "read"));

        Assert.Equal(HttpStatusCode.Forbidden, (await client.PatchAsJsonAsync("/api/v1/me", new { displayName = "Changed" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/v1/me/api-keys")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/v1/me/export")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.DeleteAsync("/api/v1/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/v1/sessions")).StatusCode);
    }

    [Fact]
    public async Task A_revoked_key_is_refused_from_the_next_request_on()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var key = await CreateAsync(user, "read");
        using var client = ClientOf(key);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/me")).StatusCode);

        var revoked = await user.Http.DeleteAsync($"/api/v1/me/api-keys/{key.GetProperty("id").GetGuid()}");

        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task The_list_shows_keys_newest_first_without_their_secret()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var first = await CreateAsync(user, "read");
        await Eventually.NextMillisecondAsync();
        var second = await CreateAsync(user, "score", "write");
        using var client = ClientOf(first);
        await client.GetAsync("/api/v1/me");

        var text = await user.Http.GetStringAsync("/api/v1/me/api-keys");
        var items = JsonDocument.Parse(text).RootElement.GetProperty("items");

        Assert.Equal(second.GetProperty("id").GetGuid(), items[0].GetProperty("id").GetGuid());
        Assert.Equal(["write", "score"], items[0].GetProperty("scopes").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal(JsonValueKind.String, items[1].GetProperty("lastUsedAt").ValueKind);
        Assert.DoesNotContain(first.GetProperty("key").GetString()!, text, StringComparison.Ordinal);
        Assert.StartsWith(first.GetProperty("prefix").GetString()!, first.GetProperty("key").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_idempotency_key_gives_the_same_key_again()
    {
        using var user = await TestUser.RegisterAsync(_host);
        user.Http.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());

        var first = await CreateAsync(user, "read");
        var again = await CreateAsync(user, "read");

        Assert.Equal(first.GetProperty("key").GetString(), again.GetProperty("key").GetString());
    }

    [Fact]
    public async Task One_key_too_many_is_refused()
    {
        using var user = await TestUser.RegisterAsync(_host);
        for (var i = 0; i < 50; i++)
            await CreateAsync(user, "read");

        (await user.PostAsync("me/api-keys", new { name = "Another", scopes = new[] { "read" }, password = user.Password }))
            .IsProblem(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Another_users_key_is_not_there()
    {
        using var user = await TestUser.RegisterAsync(_host);
        using var other = await TestUser.RegisterAsync(_host);
        var key = await CreateAsync(other, "read");
        using var client = ClientOf(key);

        Assert.Equal(
            HttpStatusCode.NotFound, (await user.Http.DeleteAsync($"/api/v1/me/api-keys/{key.GetProperty("id").GetGuid()}")).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/me")).StatusCode);
    }

    [Theory]
    [InlineData("""{"name":"k","scopes":[]}""")]
    [InlineData("""{"name":"k","scopes":["admin"]}""")]
    [InlineData("""{"name":"k","scopes":null}""")]
    [InlineData("""{"name":"k","scopes":[null]}""")]
    [InlineData("""{"name":"","scopes":["read"]}""")]
    [InlineData("""{"name":"k","scopes":["read"],"expiresAt":"2001-01-01T00:00:00Z"}""")]
    [InlineData("""{"name":"k","scopes":["read"],"expiresAt":"9999-12-31T23:59:59-14:00"}""")]
    public async Task A_key_with_wrong_fields_is_refused(string json)
    {
        using var user = await TestUser.RegisterAsync(_host);

        var answer = await user.Http.PostAsync("/api/v1/me/api-keys", new StringContent(json, null, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<JsonElement> CreateAsync(TestUser user, params string[] scopes)
    {
        var created = await user.Http.PostAsJsonAsync("/api/v1/me/api-keys", new { name = "A key", scopes, password = user.Password });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        return await created.Content.ReadFromJsonAsync<JsonElement>();
    }

    private HttpClient ClientOf(JsonElement key)
    {
        var client = _host.NewClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", key.GetProperty("key").GetString());
        return client;
    }
}
