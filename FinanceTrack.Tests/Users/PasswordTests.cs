using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Users;

public sealed class PasswordTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string NewPassword = "another long password";

    private readonly FinanceTrackHost _host = fixture.Host;

    [Fact]
    public async Task Changing_the_password_ends_other_sessions_and_keeps_this_one()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var other = await TestUser.SignInAsync(_host, user.Email, user.Password);

        var changed = await user.Http.PostAsJsonAsync(
            "/api/v1/me/password", new { currentPassword = user.Password, newPassword = NewPassword });

        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await RefreshAsync(user.RefreshToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(other.GetProperty("refreshToken").GetString()!)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(user.Email, user.Password));
        Assert.Equal(HttpStatusCode.Created, await SignInAsync(user.Email, NewPassword));
    }

    [Fact]
    public async Task The_password_cannot_be_changed_without_the_present_one()
    {
        using var user = await TestUser.RegisterAsync(_host);

        var refused = await user.Http.PostAsJsonAsync(
            "/api/v1/me/password", new { currentPassword = "not the password", newPassword = NewPassword });

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Created, await SignInAsync(user.Email, user.Password));
    }

    [Fact]
    public async Task A_mailed_token_sets_a_new_password_once_and_ends_every_session()
    {
        using var user = await TestUser.RegisterAsync(_host);
        Assert.Equal(HttpStatusCode.Accepted, await RequestResetAsync(user.Email));
        var token = await new Mailbox(_host, user.Id).TokenAsync("Set a new password");

        var set = await ResetAsync(token, NewPassword);

        Assert.Equal(HttpStatusCode.NoContent, set);
        Assert.Equal(HttpStatusCode.NotFound, await ResetAsync(token, "yet another password"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(user.RefreshToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, await SignInAsync(user.Email, NewPassword));
    }

    [Fact]
    public async Task An_older_reset_token_stays_good_beside_a_newer_and_the_use_of_one_voids_both()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var mailbox = new Mailbox(_host, user.Id);
        await RequestResetAsync(user.Email);
        var older = await mailbox.TokenAsync("Set a new password");
        await RequestResetAsync(user.Email);
        await Eventually.TrueAsync(
            "a second mail", async () => (await mailbox.ListAsync()).Count(mail => mail.Subject == "Set a new password") == 2);
        var newer = await mailbox.TokenAsync("Set a new password");

        Assert.NotEqual(older, newer);
        Assert.Equal(HttpStatusCode.NoContent, await ResetAsync(older, NewPassword));
        Assert.Equal(HttpStatusCode.NotFound, await ResetAsync(newer, "yet another password"));
    }

    [Fact]
    public async Task A_reset_token_is_void_after_five_refused_uses()
    {
        using var user = await TestUser.RegisterAsync(_host);
        await RequestResetAsync(user.Email);
        var token = await new Mailbox(_host, user.Id).TokenAsync("Set a new password");

        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.BadRequest, await ResetAsync(token, "short"));

        Assert.Equal(HttpStatusCode.NotFound, await ResetAsync(token, NewPassword));
    }

    [Fact]
    public async Task A_reset_for_an_unknown_address_answers_as_for_a_known_one() =>
        Assert.Equal(HttpStatusCode.Accepted, await RequestResetAsync($"{Guid.NewGuid():N}@example.com"));

    [Fact]
    public async Task A_reset_does_not_take_the_address_for_a_password_and_keeps_its_token()
    {
        using var user = await TestUser.RegisterAsync(_host);
        await RequestResetAsync(user.Email);
        var token = await new Mailbox(_host, user.Id).TokenAsync("Set a new password");

        Assert.Equal(HttpStatusCode.BadRequest, await ResetAsync(token, user.Email.ToUpperInvariant()));
        Assert.Equal(HttpStatusCode.NoContent, await ResetAsync(token, NewPassword));
    }

    [Theory]
    [InlineData(false, HttpStatusCode.Unauthorized)]
    [InlineData(true, HttpStatusCode.OK)]
    public async Task A_reset_ends_the_API_keys_of_an_account_that_anyone_could_have_opened(bool confirmedBefore, HttpStatusCode expected)
    {
        using var user = await TestUser.RegisterAsync(_host);
        var mailbox = new Mailbox(_host, user.Id);
        if (confirmedBefore)
        {
            await user.Http.PostAsJsonAsync(
                "/api/v1/email-confirmations", new { token = await mailbox.TokenAsync("Confirm your e-mail address") });
        }

        var created = await user.Http.PostAsJsonAsync(
            "/api/v1/me/api-keys", new { name = "Early", scopes = new[] { "read" }, password = user.Password });
        var key = (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString();
        await RequestResetAsync(user.Email);

        await ResetAsync(await mailbox.TokenAsync("Set a new password"), NewPassword);

        using var client = _host.NewClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        Assert.Equal(expected, (await client.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task A_reset_lifts_a_lockout()
    {
        using var user = await TestUser.RegisterAsync(_host);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SignInAsync(user.Email, "wrong password")));
        await RequestResetAsync(user.Email);

        await ResetAsync(await new Mailbox(_host, user.Id).TokenAsync("Set a new password"), NewPassword);

        Assert.Equal(HttpStatusCode.Created, await SignInAsync(user.Email, NewPassword));
    }

    [Fact]
    public async Task The_token_of_the_first_mail_confirms_the_address_once()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var token = await new Mailbox(_host, user.Id).TokenAsync("Confirm your e-mail address");

        var confirmed = await user.Http.PostAsJsonAsync("/api/v1/email-confirmations", new { token });
        var again = await user.Http.PostAsJsonAsync("/api/v1/email-confirmations", new { token });

        Assert.Equal(HttpStatusCode.NoContent, confirmed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Contains("\"emailConfirmed\":true", await user.Http.GetStringAsync("/api/v1/me"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await user.Http.PostAsync("/api/v1/me/email-confirmation", null)).StatusCode);
    }

    [Fact]
    public async Task A_token_is_good_for_its_own_purpose_only()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var token = await new Mailbox(_host, user.Id).TokenAsync("Confirm your e-mail address");

        Assert.Equal(HttpStatusCode.NotFound, await ResetAsync(token, NewPassword));
    }

    private Task<HttpResponseMessage> RefreshAsync(string refreshToken) =>
        _host.Http.PostAsJsonAsync("/api/v1/sessions/refresh", new { refreshToken });

    private async Task<HttpStatusCode> SignInAsync(string email, string password) =>
        (await _host.Http.PostAsJsonAsync("/api/v1/sessions", new { email, password })).StatusCode;

    private async Task<HttpStatusCode> RequestResetAsync(string email) =>
        (await _host.Http.PostAsJsonAsync("/api/v1/password-resets", new { email })).StatusCode;

    private async Task<HttpStatusCode> ResetAsync(string token, string newPassword) =>
        (await _host.Http.PostAsJsonAsync("/api/v1/password-resets/complete", new { token, newPassword })).StatusCode;
}
