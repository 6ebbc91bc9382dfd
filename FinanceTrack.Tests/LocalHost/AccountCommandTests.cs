using System.Net;
using System.Net.Http.Json;
using FinanceTrack.Tests.Support;
using FinanceTrack.Tests.Users;

namespace FinanceTrack.Tests.LocalHost;

/// <summary>What an operator does about accounts by command, beside a host that runs on the same database.</summary>
public sealed class AccountCommandTests(HostFixture fixture) : SignedInTests(fixture)
{
    [SkippableFact]
    public async Task Make_admin_refuses_an_address_that_was_never_confirmed()
    {
        FinanceTrackHost.InProcessOnly();

        var refused = await RunAsync("make-admin", User.Email);

        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith("The address is not confirmed", refused.Error, StringComparison.Ordinal);
        Assert.Equal("user", await RoleAsync());
    }

    [SkippableFact]
    public async Task Make_admin_gives_the_role_and_revoke_admin_takes_it_from_the_next_request_on()
    {
        FinanceTrackHost.InProcessOnly();
        await Administrator.ConfirmAddressAsync(Host, User);
        await Authenticator.TurnOnAsync(User);

        Assert.StartsWith($"{User.Email} is an admin", (await DoneAsync("make-admin", User.Email)).Output, StringComparison.Ordinal);
        (await User.GetAsync("admin/jobs")).Is(HttpStatusCode.OK);
        Assert.Contains(User.Id.ToString(), (await DoneAsync("admins")).Output, StringComparison.Ordinal);

        await DoneAsync("revoke-admin", User.Email);
        (await User.GetAsync("admin/jobs")).IsProblem(HttpStatusCode.Forbidden);
        Assert.DoesNotContain(User.Id.ToString(), (await DoneAsync("admins")).Output, StringComparison.Ordinal);
        Assert.Equal("There is no such administrator.", await RefusedAsync("revoke-admin", User.Email));
    }

    [SkippableFact]
    public async Task Lock_user_shuts_every_way_in_and_unlock_user_opens_them_again()
    {
        FinanceTrackHost.InProcessOnly();
        using var withKey = await WithKeyAsync();

        await DoneAsync("lock-user", User.Email);

        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, await RefreshAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, (await withKey.GetAsync("/api/v1/me")).StatusCode);
        (await User.GetAsync("sessions")).IsProblem(HttpStatusCode.Unauthorized);

        await DoneAsync("unlock-user", User.Email);

        Assert.Equal(HttpStatusCode.Created, await SignInAsync());
        Assert.Equal(HttpStatusCode.OK, (await withKey.GetAsync("/api/v1/me")).StatusCode);
    }

    [SkippableFact]
    public async Task End_sessions_signs_out_everywhere_and_leaves_API_keys()
    {
        FinanceTrackHost.InProcessOnly();
        using var withKey = await WithKeyAsync();

        await DoneAsync("end-sessions", User.Email);

        Assert.Equal(HttpStatusCode.Unauthorized, await RefreshAsync());
        (await User.GetAsync("me/api-keys")).IsProblem(HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.OK, (await withKey.GetAsync("/api/v1/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, await SignInAsync());
    }

    [SkippableFact]
    public async Task Remove_two_factor_removes_it_once_tells_its_user_and_signs_out()
    {
        FinanceTrackHost.InProcessOnly();
        await Authenticator.TurnOnAsync(User);
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync());

        await DoneAsync("remove-two-factor", User.Email);

        Assert.Equal(HttpStatusCode.Unauthorized, await RefreshAsync());
        Assert.Equal(HttpStatusCode.Created, await SignInAsync());
        var mails = new Mailbox(Host, User.Id);
        await Eventually.TrueAsync("the notice is there", async () =>
            (await mails.ListAsync()).Any(mail => mail.Subject == "Two-factor sign-in was turned off"));
        Assert.Equal("Two-factor sign-in is off.", await RefusedAsync("remove-two-factor", User.Email));
    }

    [SkippableTheory]
    [InlineData("make-admin")]
    [InlineData("revoke-admin")]
    [InlineData("lock-user")]
    [InlineData("unlock-user")]
    [InlineData("end-sessions")]
    [InlineData("remove-two-factor")]
    public async Task An_unknown_address_is_refused(string command)
    {
        FinanceTrackHost.InProcessOnly();

        Assert.Equal("There is no such user.", await RefusedAsync(command, "unknown@example.com"));
    }

    private Task<LocalHostCommand> RunAsync(params string[] arguments) => LocalHostCommand.RunAsync(Host.CommandEnvironment, arguments);

    private async Task<LocalHostCommand> DoneAsync(params string[] arguments)
    {
        var done = await RunAsync(arguments);
        Assert.Equal((0, ""), (done.ExitCode, done.Error));
        return done;
    }

    private async Task<string> RefusedAsync(params string[] arguments)
    {
        var refused = await RunAsync(arguments);
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        return refused.Error.TrimEnd();
    }

    private async Task<string?> RoleAsync() => (await User.GetAsync("me")).Is(HttpStatusCode.OK).Body.GetProperty("role").GetString();

    private async Task<HttpStatusCode> SignInAsync() =>
        (await Host.Http.PostAsJsonAsync("/api/v1/sessions", new { email = User.Email, password = User.Password })).StatusCode;

    private async Task<HttpStatusCode> RefreshAsync() =>
        (await Host.Http.PostAsJsonAsync("/api/v1/sessions/refresh", new { refreshToken = User.RefreshToken })).StatusCode;

    private async Task<HttpClient> WithKeyAsync()
    {
        var key = await User.PostAsync("me/api-keys", new { name = "Key", scopes = new[] { "read" }, password = User.Password });
        var client = Host.NewClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", key.Is(HttpStatusCode.Created).Body.GetProperty("key").GetString());
        return client;
    }
}
