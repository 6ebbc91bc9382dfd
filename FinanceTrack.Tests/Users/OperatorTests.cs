using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Users;

/// <summary>What an administrator does about accounts.</summary>
public sealed class OperatorTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private readonly FinanceTrackHost _host = fixture.Host;

    [SkippableFact]
    public async Task An_administrator_without_a_second_factor_is_refused_until_it_is_on()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await TestUser.RegisterAsync(_host);
        await Administrator.MakeAsync(_host, admin);

        (await admin.GetAsync("admin/jobs")).IsProblem(HttpStatusCode.Forbidden);
        await Authenticator.TurnOnAsync(admin);

        (await admin.GetAsync("admin/jobs")).Is(HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task A_locked_account_is_shut_on_every_way_in_until_it_is_unlocked()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(_host);
        using var user = await TestUser.RegisterAsync(_host);
        using var withKey = await WithKeyAsync(user);

        (await admin.SendAsync(HttpMethod.Put, $"admin/users/{user.Id}/lock", admin.Proof())).Is(HttpStatusCode.NoContent);

        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(user));
        Assert.Equal(HttpStatusCode.Unauthorized, (await withKey.GetAsync("/api/v1/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await user.GetAsync("sessions")).Status);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await _host.Http.PostAsJsonAsync("/api/v1/sessions/refresh", new { refreshToken = user.RefreshToken })).StatusCode);
        Assert.NotEqual("", (await FindAsync(admin, user)).GetProperty("lockedAt").GetString());

        (await admin.SendAsync(HttpMethod.Delete, $"admin/users/{user.Id}/lock", admin.Proof())).Is(HttpStatusCode.NoContent);

        Assert.Equal(HttpStatusCode.Created, await SignInAsync(user));
        Assert.Equal(HttpStatusCode.OK, (await withKey.GetAsync("/api/v1/me")).StatusCode);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_new_password_does_not_unlock_an_account(bool confirmed)
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(_host);
        using var user = await TestUser.RegisterAsync(_host);
        var mails = new Mailbox(_host, user.Id);
        if (confirmed)
            await user.PostAsync("email-confirmations", new { token = await mails.TokenAsync("Confirm your e-mail address") });
        await _host.Http.PostAsJsonAsync("/api/v1/password-resets", new { email = user.Email });
        var token = await mails.TokenAsync("Set a new password");
        (await admin.SendAsync(HttpMethod.Put, $"admin/users/{user.Id}/lock", admin.Proof())).Is(HttpStatusCode.NoContent);

        await _host.Http.PostAsJsonAsync("/api/v1/password-resets/complete", new { token, newPassword = user.Password + " again" });

        var signIn = await _host.Http.PostAsJsonAsync("/api/v1/sessions", new { email = user.Email, password = user.Password + " again" });
        Assert.Equal(HttpStatusCode.Unauthorized, signIn.StatusCode);
    }

    [SkippableFact]
    public async Task Ending_a_users_sessions_signs_them_out_everywhere()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(_host);
        using var user = await TestUser.RegisterAsync(_host);

        (await admin.DeleteAsync($"admin/users/{user.Id}/sessions")).Is(HttpStatusCode.NoContent);

        Assert.Equal(HttpStatusCode.Unauthorized, (await user.GetAsync("me")).Status);
        Assert.Equal(HttpStatusCode.Created, await SignInAsync(user));
    }

    [SkippableFact]
    public async Task A_lost_second_factor_is_removed_its_user_told_and_signed_out()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(_host);
        using var user = await TestUser.RegisterAsync(_host);
        await Authenticator.TurnOnAsync(user);

        (await admin.SendAsync(HttpMethod.Delete, $"admin/users/{user.Id}/two-factor", admin.Proof())).Is(HttpStatusCode.NoContent);

        Assert.Equal(HttpStatusCode.Unauthorized, (await user.GetAsync("me")).Status);
        Assert.Equal(HttpStatusCode.Created, await SignInAsync(user));
        var mails = new Mailbox(_host, user.Id);
        await Eventually.TrueAsync(
            "the notice is there", async () => (await mails.ListAsync()).Any(mail => mail.Subject == "Two-factor sign-in was turned off"));
        (await admin.SendAsync(HttpMethod.Delete, $"admin/users/{user.Id}/two-factor", admin.Proof())).IsProblem(HttpStatusCode.Conflict);
    }

    [SkippableFact]
    public async Task Administrators_are_listed_and_lose_the_role_at_once()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(_host);
        using var other = await Administrator.RegisterAsync(_host);
        Assert.Contains(
            await admin.ListAllAsync("admin/administrators", limit: 1), listed => listed.GetProperty("id").GetGuid() == other.Id);

        (await admin.SendAsync(HttpMethod.Delete, $"admin/administrators/{other.Id}", admin.Proof())).Is(HttpStatusCode.NoContent);

        (await other.GetAsync("admin/jobs")).IsProblem(HttpStatusCode.Forbidden);
        Assert.DoesNotContain(await admin.ListAllAsync("admin/administrators"), listed => listed.GetProperty("id").GetGuid() == other.Id);
        (await admin.SendAsync(HttpMethod.Delete, $"admin/administrators/{other.Id}", admin.Proof())).IsProblem(HttpStatusCode.NotFound);
    }

    [SkippableFact]
    public async Task An_administrator_cannot_shut_themselves_out()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(_host);

        (await admin.SendAsync(HttpMethod.Delete, $"admin/administrators/{admin.Id}", admin.Proof())).IsProblem(HttpStatusCode.Conflict);
        (await admin.SendAsync(HttpMethod.Put, $"admin/users/{admin.Id}/lock", admin.Proof())).IsProblem(HttpStatusCode.Conflict);
        (await admin.SendAsync(HttpMethod.Delete, $"admin/users/{admin.Id}/two-factor", admin.Proof())).IsProblem(HttpStatusCode.Conflict);
        (await admin.GetAsync("admin/jobs")).Is(HttpStatusCode.OK);
    }

    private static async Task<JsonElement> FindAsync(TestUser admin, TestUser user) =>
        Assert.Single(await admin.ListAllAsync($"admin/users?email={user.Email}"));

    private async Task<HttpStatusCode> SignInAsync(TestUser user) =>
        (await _host.Http.PostAsJsonAsync("/api/v1/sessions", new { email = user.Email, password = user.Password })).StatusCode;

    private async Task<HttpClient> WithKeyAsync(TestUser user)
    {
        var key = (await user.PostAsync("me/api-keys", new { name = "Key", scopes = new[] { "read" }, password = user.Password }))
            .Is(HttpStatusCode.Created);
        var client = _host.NewClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", key.Body.GetProperty("key").GetString());
        return client;
    }
}
