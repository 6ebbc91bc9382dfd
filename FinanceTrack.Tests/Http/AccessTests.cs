using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Http;

public sealed class AccessTests(AccessTests.KeyRing ring) : IClassFixture<AccessTests.KeyRing>
{
    private static readonly string[] Scopes = ["read", "write", "score", "mcp:read", "mcp:propose"];

    [Theory, MemberData(nameof(HttpFunction.Names), MemberType = typeof(HttpFunction))]
    public async Task Without_good_credentials_a_function_answers_401(string name)
    {
        var function = HttpFunction.Named(name);
        if (function.IsAnonymous)
            return;
        AuthenticationHeaderValue?[] bad =
        [
            null, new("Bearer"), new("Bearer", "nonsense"), new("Bearer", Unsigned(ring.User.AccessToken)),
            new("Bearer", Forged(ring.User.AccessToken)),
            new("Basic", "YTpi"), new("ApiKey", "ft_nonsense"), new("ApiKey", ring.Keys["read"][..^1]),
        ];
        foreach (var credentials in bad)
        {
            var answer = (await SendAsync(function, credentials)).IsProblem(HttpStatusCode.Unauthorized);
            Assert.DoesNotContain("token", answer.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory, MemberData(nameof(HttpFunction.Names), MemberType = typeof(HttpFunction))]
    public async Task An_API_key_may_do_what_its_scope_says_and_nothing_else(string name)
    {
        var function = HttpFunction.Named(name);
        if (function.IsAnonymous)
            return;
        foreach (var scope in Scopes)
        {
            var answer = await SendAsync(function, new AuthenticationHeaderValue("ApiKey", ring.Keys[scope]));
            if (function.Scope == scope && function.Role is null)
                Assert.DoesNotContain(answer.Status, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
            else
                answer.IsProblem(HttpStatusCode.Forbidden);
        }
    }

    [Theory, MemberData(nameof(HttpFunction.Names), MemberType = typeof(HttpFunction))]
    public async Task What_is_for_administrators_is_refused_to_others(string name)
    {
        var function = HttpFunction.Named(name);
        if (function.Role is not null)
            (await SendAsync(function, new AuthenticationHeaderValue("Bearer", ring.User.AccessToken))).IsProblem(HttpStatusCode.Forbidden);
    }

    private async Task<Answer> SendAsync(HttpFunction function, AuthenticationHeaderValue? credentials)
    {
        using var request = new HttpRequestMessage(function.Method, function.PathToNothing);
        request.Headers.Authorization = credentials;
        if (function.TakesBody)
            request.Content = JsonContent.Create(new { });
        using var response = await ring.Host.Http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>The token's claims under the header of a token that needs no signature.</summary>
    private static string Unsigned(string token) => $"{Encode("""{"alg":"none","typ":"at+jwt"}""")}.{token.Split('.')[1]}.";

    /// <summary>Another user's claims under the token's own signature.</summary>
    private static string Forged(string token)
    {
        var parts = token.Split('.');
        var claims = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1]));
        var forged = claims.Replace(ClaimedUser(claims), Guid.NewGuid().ToString(), StringComparison.Ordinal);
        return $"{parts[0]}.{Encode(forged)}.{parts[2]}";
    }

    private static string ClaimedUser(string claims) => System.Text.Json.JsonElement.Parse(claims).GetProperty("sub").GetString()!;

    private static string Encode(string json) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    /// <summary>A user with an API key of each scope alone.</summary>
    public sealed class KeyRing : IAsyncLifetime
    {
        public FinanceTrackHost Host { get; private set; } = null!;

        public TestUser User { get; private set; } = null!;

        public IReadOnlyDictionary<string, string> Keys { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Host = await FinanceTrackHost.StartAsync();
            User = await TestUser.RegisterAsync(Host);
            var keys = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var scope in Scopes)
            {
                var made = (
                    await User.PostAsync("me/api-keys", new { name = $"only {scope}", scopes = new[] { scope }, password = User.Password }))
                    .Is(HttpStatusCode.Created);
                keys[scope] = made.Body.GetProperty("key").GetString()!;
            }

            Keys = keys;
        }

        public async Task DisposeAsync()
        {
            User.Dispose();
            await Host.DisposeAsync();
        }
    }
}
