using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Users;

/// <summary>
/// An attacker has registered the victim's address and set everything up. Whatever its owner then does with the mails, nothing of that
/// is left in an account whose address is proved.
/// </summary>
public sealed partial class TakeOverTests(TakeOverTests.Instances instances) : IClassFixture<TakeOverTests.Instances>
{
    private const string OwnersPassword = "the owner's long phrase";
    private const string AttackersName = "customer. Your account is suspended, go to https://evil.example now";

    private static readonly string[] Things =
        ["key", "session", "access token", "second factor", "recovery codes", "name", "rows", "admin"];

    private static readonly string[] Orders = ["confirm", "reset", "confirm, reset", "reset, confirm"];

    private FinanceTrackHost Host => instances.One;

    public static TheoryData<string, string> Matrix
    {
        get
        {
            var matrix = new TheoryData<string, string>();
            foreach (var thing in Things)
            {
                foreach (var order in Orders)
                    matrix.Add(thing, order);
            }

            return matrix;
        }
    }

    [SkippableTheory, MemberData(nameof(Matrix))]
    public async Task Nothing_that_an_attacker_set_up_outlives_the_proof_of_the_address(string thing, string order)
    {
        FinanceTrackHost.InProcessOnly();
        using var attacker = await Attacker.SetUpAsync(Host, instances.NextAdminEmail());
        var mails = new Mailbox(Host, attacker.User.Id);
        var confirmation = await mails.TokenAsync("Confirm your e-mail address");
        await Host.Http.PostAsJsonAsync("/api/v1/password-resets", new { email = attacker.User.Email });
        var reset = await mails.TokenAsync("Set a new password");

        foreach (var step in order.Split(", "))
        {
            if (step == "confirm")
                Assert.NotEqual(HttpStatusCode.NoContent, await ConfirmAsync(Host.Http, confirmation));
            else
                Assert.Equal(HttpStatusCode.NoContent, await ResetAsync(reset));
        }

        if (order == "confirm")
        {
            // Nothing was proved: the attacker has an account, and the address is not its.
            var profile = (await attacker.User.GetAsync("me")).Is(HttpStatusCode.OK).Body;
            Assert.False(profile.GetProperty("emailConfirmed").GetBoolean());
            Assert.Equal("user", profile.GetProperty("role").GetString());
            Assert.Equal(HttpStatusCode.Unauthorized, await ConfirmAsync(Host.Http, confirmation));
            return;
        }

        using var owner = new HttpClient { BaseAddress = Host.BaseAddress };
        owner.DefaultRequestHeaders.Authorization = new("Bearer", await SignInAsync(attacker.User.Email));
        await CheckAsync(thing, attacker, owner);
    }

    [SkippableFact]
    public async Task The_mails_about_a_take_over_contain_no_text_of_the_attacker()
    {
        FinanceTrackHost.InProcessOnly();
        using var attacker = await Attacker.SetUpAsync(Host, instances.NextAdminEmail());
        var mails = new Mailbox(Host, attacker.User.Id);
        await Host.Http.PostAsJsonAsync("/api/v1/password-resets", new { email = attacker.User.Email });
        var reset = await mails.TokenAsync("Set a new password");

        Assert.Contains(
            (await mails.ListAsync()).Select(mail => mail.TextBody ?? ""), text =>
                text.Contains("A new password empties it", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NoContent, await ResetAsync(reset));
        var owner = new Mailbox(Host, await UserIdAsync(attacker.User.Email));
        await Eventually.TrueAsync("the notice is there", async () => (await owner.ListAsync()).Count > 0);

        Assert.All(
            [.. await mails.ListAsync(), .. await owner.ListAsync()],
            mail => Assert.DoesNotContain("evil.example", mail.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_confirmed_users_mails_do_not_hold_the_display_name()
    {
        using var user = await TestUser.RegisterAsync(Host);
        var mails = new Mailbox(Host, user.Id);
        Assert.Equal(HttpStatusCode.NoContent, await ConfirmAsync(user.Http, await mails.TokenAsync("Confirm your e-mail address")));
        (await user.PatchAsync("me", new { displayName = AttackersName })).Is(HttpStatusCode.OK);

        (await user.PostAsync("me/password", new { currentPassword = user.Password, newPassword = OwnersPassword }))
            .Is(HttpStatusCode.NoContent);

        await Eventually.TrueAsync("the notice is there", async () => (await mails.ListAsync()).Count == 2);
        Assert.All(await mails.ListAsync(), mail => Assert.DoesNotContain("evil.example", mail.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_accounts_own_session_or_password_confirms_the_address_and_keeps_everything(bool bySession)
    {
        using var user = await TestUser.RegisterAsync(Host);
        await user.RecordAsync(-5m);
        var token = await new Mailbox(Host, user.Id).TokenAsync("Confirm your e-mail address");

        Assert.Equal(HttpStatusCode.NoContent, bySession
            ? await ConfirmAsync(user.Http, token)
            : await ConfirmAsync(Host.Http, token, user.Password));

        Assert.True((await user.GetAsync("me")).Is(HttpStatusCode.OK).Body.GetProperty("emailConfirmed").GetBoolean());
        Assert.Single(await user.ListAllAsync("transactions"));
    }

    [Fact]
    public async Task Another_accounts_session_or_a_wrong_password_does_not_confirm_an_address()
    {
        using var user = await TestUser.RegisterAsync(Host);
        using var other = await TestUser.RegisterAsync(Host);
        var token = await new Mailbox(Host, user.Id).TokenAsync("Confirm your e-mail address");

        Assert.Equal(HttpStatusCode.Unauthorized, await ConfirmAsync(other.Http, token));
        Assert.Equal(HttpStatusCode.Unauthorized, await ConfirmAsync(Host.Http, token, "not the password"));

        Assert.Equal(HttpStatusCode.NoContent, await ConfirmAsync(user.Http, token));
    }

    [SkippableTheory]
    [InlineData(true, "admin")]
    [InlineData(false, "user")]
    public async Task An_address_named_for_admins_gives_the_role_only_where_the_password_is_proved_too(bool withPassword, string role)
    {
        FinanceTrackHost.InProcessOnly();
        var email = instances.NextAdminEmail();
        await Host.Http.PostAsJsonAsync("/api/v1/users", new { email, password = TestUser.DefaultPassword });
        using var boss = await TestUser.SignedInAsync(Host, email);
        var token = await new Mailbox(Host, boss.Id).TokenAsync("Confirm your e-mail address");

        Assert.Equal(HttpStatusCode.NoContent, await ConfirmAsync(boss.Http, token, withPassword ? boss.Password : null));

        Assert.Equal(role, (await boss.GetAsync("me")).Body.GetProperty("role").GetString());
        boss.Take(await TestUser.SignInAsync(Host, email, boss.Password));
        Assert.Equal("admin", (await boss.GetAsync("me")).Body.GetProperty("role").GetString());
    }

    private async Task CheckAsync(string thing, Attacker attacker, HttpClient owner)
    {
        switch (thing)
        {
            case "key":
                Assert.Equal(HttpStatusCode.Unauthorized, (await attacker.WithKey.GetAsync("/api/v1/me")).StatusCode);
                break;
            case "session":
                var refreshed = await Host.Http.PostAsJsonAsync(
                    "/api/v1/sessions/refresh", new { refreshToken = attacker.User.RefreshToken });
                Assert.Equal(HttpStatusCode.Unauthorized, refreshed.StatusCode);
                break;
            case "access token":
                await CheckAccessTokenAsync(attacker, owner);
                break;
            case "second factor" or "recovery codes":
                var state = await owner.GetFromJsonAsync<JsonElement>("/api/v1/me/two-factor");
                Assert.False(state.GetProperty("enabled").GetBoolean());
                Assert.Equal(0, state.GetProperty("recoveryCodesLeft").GetInt32());
                break;
            case "name":
                var profile = await owner.GetFromJsonAsync<JsonElement>("/api/v1/me");
                Assert.Equal(
                    attacker.User.Email[..attacker.User.Email.IndexOf('@', StringComparison.Ordinal)],
                    profile.GetProperty("displayName").GetString());
                Assert.True(profile.GetProperty("emailConfirmed").GetBoolean());
                break;
            case "rows":
                foreach (var path in new[] { "transactions", "categories", "categorization-rules", "me/api-keys" })
                    Assert.DoesNotContain("attacker", await owner.GetStringAsync($"/api/v1/{path}"), StringComparison.OrdinalIgnoreCase);
                break;
            case "admin":
                Assert.Equal(HttpStatusCode.Unauthorized, (await attacker.User.GetAsync("admin/jobs")).Status);
                using (var signIn = await Host.Http.PostAsJsonAsync(
                    "/api/v1/sessions", new { email = attacker.User.Email, password = attacker.User.Password }))
                {
                    Assert.Equal(HttpStatusCode.Unauthorized, signIn.StatusCode);
                }

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(thing));
        }
    }

    // On an instance that has not heard of the end of the session, the token is still good for ten minutes: for nothing of the owner's.
    private async Task CheckAccessTokenAsync(Attacker attacker, HttpClient owner)
    {
        using var elsewhere = instances.Two.NewClient();
        elsewhere.DefaultRequestHeaders.Authorization = attacker.User.Http.DefaultRequestHeaders.Authorization;
        await owner.PostAsJsonAsync("/api/v1/categories", new { name = "Owner's own" });

        Assert.DoesNotContain(
            "Owner's own", await (await elsewhere.GetAsync("/api/v1/categories")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await elsewhere.PostAsJsonAsync("/api/v1/categories", new { name = "attacker again" });
        Assert.DoesNotContain("attacker again", await owner.GetStringAsync("/api/v1/categories"), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> ConfirmAsync(HttpClient http, string token, string? password = null)
    {
        using var response = await http.PostAsJsonAsync("/api/v1/email-confirmations", new { token, password });
        return response.StatusCode;
    }

    private async Task<HttpStatusCode> ResetAsync(string token) =>
        (await Host.Http.PostAsJsonAsync("/api/v1/password-resets/complete", new { token, newPassword = OwnersPassword })).StatusCode;

    private async Task<string> SignInAsync(string email) =>
        (await TestUser.SignInAsync(Host, email, OwnersPassword)).GetProperty("accessToken").GetString()!;

    private async Task<Guid> UserIdAsync(string email) =>
        (await TestUser.SignInAsync(Host, email, OwnersPassword)).GetProperty("userId").GetGuid();
}
