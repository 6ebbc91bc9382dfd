using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace FinanceTrack.Tests.Support;

/// <summary>A user of a running product, signed in, with a client that carries the access token.</summary>
public sealed class TestUser : IDisposable
{
    public const string DefaultPassword = "a long and quiet password";

    private TestUser(HttpClient http, string email, JsonElement session)
    {
        Http = http;
        Email = email;
        Take(session);
    }

    public HttpClient Http { get; }

    public string Email { get; }

    public string Password { get; } = DefaultPassword;

    /// <summary>The second factor, once it is on.</summary>
    internal Authenticator? Factor { get; set; }

    public Guid Id { get; private set; }

    /// <summary>The ledger that the session acts on: the user's own until it is switched.</summary>
    public Guid LedgerId { get; private set; }

    public Guid SessionId { get; private set; }

    public string AccessToken { get; private set; } = "";

    public string RefreshToken { get; private set; } = "";

    /// <summary>Registers a user of its own and signs it in.</summary>
    /// <param name="homeCurrency">ISO 4217.</param>
    /// <param name="from">What the platform's front end writes as the client's address; by default there is none.</param>
    public static async Task<TestUser> RegisterAsync(
        FinanceTrackHost host, string homeCurrency = "EUR", string timeZone = "Europe/Berlin", string? from = null)
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/users")
        {
            Content = JsonContent.Create(new { email, password = DefaultPassword, displayName = "Test", homeCurrency, timeZone }),
        };
        if (from is not null)
            request.Headers.Add("X-Forwarded-For", from);
        using var registered = await host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, registered.StatusCode);
        return new TestUser(host.NewClient(), email, await SignInAsync(host, email, DefaultPassword));
    }

    /// <summary>A user who is there already, with the default password.</summary>
    public static async Task<TestUser> SignedInAsync(FinanceTrackHost host, string email) =>
        new(host.NewClient(), email, await SignInAsync(host, email, DefaultPassword));

    /// <summary>The body of a successful sign-in.</summary>
    public static async Task<JsonElement> SignInAsync(FinanceTrackHost host, string email, string password, string? code = null)
    {
        var signedIn = await host.Http.PostAsJsonAsync("/api/v1/sessions", new { email, password, code });
        Assert.Equal(HttpStatusCode.Created, signedIn.StatusCode);
        return await signedIn.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Takes over the tokens of a sign-in or a refresh.</summary>
    public void Take(JsonElement session)
    {
        Id = session.GetProperty("userId").GetGuid();
        LedgerId = session.GetProperty("ledgerId").GetGuid();
        SessionId = session.GetProperty("sessionId").GetGuid();
        AccessToken = session.GetProperty("accessToken").GetString()!;
        RefreshToken = session.GetProperty("refreshToken").GetString()!;
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AccessToken);
    }

    public void Dispose() => Http.Dispose();
}
