using System.Net;
using System.Net.Http.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Users;

/// <summary>API keys are made by who proves the password, and a change of credentials can end what was given out before.</summary>
public sealed class CredentialChangeTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string NewPassword = "another long password";

    private readonly FinanceTrackHost _host = fixture.Host;

    [Fact]
    public async Task An_API_key_is_made_only_with_the_password()
    {
        using var user = await TestUser.RegisterAsync(_host);

        (await user.PostAsync("me/api-keys", new { name = "k", scopes = new[] { "read" } })).IsProblem(HttpStatusCode.BadRequest);
        (await CreateAsync(user, password: "not the password")).IsProblem(HttpStatusCode.Unauthorized);

        (await CreateAsync(user)).Is(HttpStatusCode.Created);
        Assert.Single(await user.ListAllAsync("me/api-keys"));
    }

    [Fact]
    public async Task With_a_second_factor_an_API_key_needs_a_code_that_is_used_up()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var codes = (await Authenticator.TurnOnAsync(user)).RecoveryCodes;

        (await CreateAsync(user)).IsProblem(HttpStatusCode.Unauthorized);
        (await CreateAsync(user, code: codes[0])).Is(HttpStatusCode.Created);

        (await CreateAsync(user, code: codes[0])).IsProblem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_repeated_request_with_a_code_gives_the_same_key_again()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var code = (await Authenticator.TurnOnAsync(user)).RecoveryCodes[0];
        var idempotencyKey = Guid.NewGuid().ToString();

        var first = (await CreateAsync(user, code: code, idempotencyKey: idempotencyKey)).Is(HttpStatusCode.Created);
        var again = (await CreateAsync(user, code: code, idempotencyKey: idempotencyKey)).Is(HttpStatusCode.Created);

        Assert.Equal(first.Body.GetProperty("key").GetString(), again.Body.GetProperty("key").GetString());
    }

    [Fact]
    public async Task A_refused_request_leaves_its_idempotency_key_free()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var code = (await Authenticator.TurnOnAsync(user)).RecoveryCodes[0];
        var idempotencyKey = Guid.NewGuid().ToString();

        (await CreateAsync(user, code: "wrong", idempotencyKey: idempotencyKey)).IsProblem(HttpStatusCode.Unauthorized);

        (await CreateAsync(user, code: code, idempotencyKey: idempotencyKey)).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_short_idempotency_key_is_refused_where_the_answer_is_a_secret()
    {
        using var user = await TestUser.RegisterAsync(_host);

        (await CreateAsync(user, idempotencyKey: "8f1c")).IsProblem(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_API_key_ends_by_default_within_a_year_and_none_lives_longer()
    {
        using var user = await TestUser.RegisterAsync(_host);

        var key = (await CreateAsync(user)).Is(HttpStatusCode.Created).Body;

        Assert.Equal(365, (key.GetProperty("expiresAt").GetDateTimeOffset() - key.GetProperty("createdAt").GetDateTimeOffset()).TotalDays);
        var later = new { name = "k", scopes = new[] { "read" }, password = user.Password, expiresAt = DateTimeOffset.UtcNow.AddDays(366) };
        (await user.PostAsync("me/api-keys", later)).IsProblem(HttpStatusCode.BadRequest);
    }

    [SkippableFact]
    public async Task Where_the_setting_says_so_an_API_key_lives_until_it_is_revoked()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync(new() { ["Users:ApiKeyDays"] = "0" });
        using var user = await TestUser.RegisterAsync(host);

        var key = (await CreateAsync(user)).Is(HttpStatusCode.Created).Body;

        Assert.Equal(System.Text.Json.JsonValueKind.Null, key.GetProperty("expiresAt").ValueKind);
    }

    [Fact]
    public async Task The_owner_is_told_of_a_new_API_key_without_its_name()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var made = (await CreateAsync(user, name: "https://evil.example")).Is(HttpStatusCode.Created).Body;

        var mails = new Mailbox(_host, user.Id);
        await Eventually.TrueAsync(
            "the notice is there", async () => (await mails.ListAsync()).Any(mail => mail.Subject == "An API key was created"));

        var notice = (await mails.ListAsync()).Single(mail => mail.Subject == "An API key was created").TextBody;
        Assert.Contains(made.GetProperty("prefix").GetString()!, notice, StringComparison.Ordinal);
        Assert.DoesNotContain(made.GetProperty("key").GetString()!, notice, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", notice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("password change", false)]
    [InlineData("password change", true)]
    [InlineData("reset", false)]
    [InlineData("reset", true)]
    [InlineData("factor on", true)]
    [InlineData("factor on", false)]
    [InlineData("factor off", true)]
    [InlineData("factor off", false)]
    [InlineData("recovery codes", true)]
    [InlineData("recovery codes", false)]
    public async Task A_change_of_credentials_ends_other_sessions_and_keys_where_it_is_asked_to(string change, bool asked)
    {
        using var user = await TestUser.RegisterAsync(_host);
        var mails = new Mailbox(_host, user.Id);
        var confirmation = await mails.TokenAsync("Confirm your e-mail address");
        await user.PostAsync("email-confirmations", new { token = confirmation });
        using var withKey = _host.NewClient();
        withKey.DefaultRequestHeaders.Add(
            "X-Api-Key", (await CreateAsync(user)).Is(HttpStatusCode.Created).Body.GetProperty("key").GetString());
        var other = await TestUser.SignInAsync(_host, user.Email, user.Password);

        await ChangeAsync(user, mails, change, asked);

        var alwaysEndsSessions = change is "password change" or "reset";
        Assert.Equal(asked ? HttpStatusCode.Unauthorized : HttpStatusCode.OK, (await withKey.GetAsync("/api/v1/me")).StatusCode);
        var refreshed = await _host.Http.PostAsJsonAsync(
            "/api/v1/sessions/refresh", new { refreshToken = other.GetProperty("refreshToken").GetString() });
        Assert.Equal(asked || alwaysEndsSessions ? HttpStatusCode.Unauthorized : HttpStatusCode.OK, refreshed.StatusCode);
        if (change != "reset")
            (await user.GetAsync("sessions")).Is(HttpStatusCode.OK);
    }

    private async Task ChangeAsync(TestUser user, Mailbox mails, string change, bool asked)
    {
        var (endOtherSessions, revokeApiKeys) = (asked, asked);
        switch (change)
        {
            case "password change":
                (await user.PostAsync("me/password", new { currentPassword = user.Password, newPassword = NewPassword, revokeApiKeys }))
                    .Is(HttpStatusCode.NoContent);
                break;
            case "reset":
                await _host.Http.PostAsJsonAsync("/api/v1/password-resets", new { email = user.Email });
                var token = await mails.TokenAsync("Set a new password");
                var reset = await _host.Http.PostAsJsonAsync(
                    "/api/v1/password-resets/complete", new { token, newPassword = NewPassword, revokeApiKeys });
                Assert.Equal(HttpStatusCode.NoContent, reset.StatusCode);
                break;
            case "factor on":
                await Authenticator.TurnOnAsync(user, endOthers: asked);
                break;
            case "factor off":
                var codes = (await Authenticator.TurnOnAsync(user)).RecoveryCodes;
                (await user.SendAsync(HttpMethod.Delete, "me/two-factor",
                    new { password = user.Password, code = codes[0], endOtherSessions, revokeApiKeys })).Is(HttpStatusCode.NoContent);
                break;
            default:
                var old = (await Authenticator.TurnOnAsync(user)).RecoveryCodes;
                (await user.PostAsync("me/two-factor/recovery-codes",
                    new { password = user.Password, code = old[0], endOtherSessions, revokeApiKeys })).Is(HttpStatusCode.OK);
                await Eventually.TrueAsync(
                    "the notice is there", async () =>
                        (await mails.ListAsync()).Any(mail => mail.Subject == "Your recovery codes were replaced"));
                break;
        }
    }

    private static Task<Answer> CreateAsync(
        TestUser user, string? password = null, string? code = null, string? idempotencyKey = null, string name = "A key") =>
        user.PostAsync("me/api-keys", new { name, scopes = new[] { "read" }, password = password ?? user.Password, code }, idempotencyKey);
}
