using System.Net;
using System.Net.Http.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Users;

/// <summary>A client that has signed in before has tries of its own: no more than it needs, and none past the password it knew.</summary>
public sealed class DeviceTokenTests
{
    private const string NewPassword = "another long password";
    private const string Known = "198.51.100.1";

    [SkippableFact]
    public async Task A_device_token_from_before_a_take_over_is_worth_nothing_after_it()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync(new() { ["Users:LockoutAfterOverall"] = "5" });
        using var attacker = await TestUser.RegisterAsync(host);
        var deviceToken = await DeviceTokenAsync(host, attacker.Email, attacker.Password);
        await ResetAsync(host, attacker);
        await LockOverallAsync(host, attacker.Email);

        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(host, attacker.Email, NewPassword, Known, deviceToken));
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_device_token_ends_with_the_password_it_was_given_for(bool byReset)
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync(new() { ["Users:LockoutAfterOverall"] = "5" });
        using var user = await TestUser.RegisterAsync(host);
        await Administrator.ConfirmAddressAsync(host, user);
        var older = await DeviceTokenAsync(host, user.Email, user.Password);
        if (byReset)
            await ResetAsync(host, user);
        else
            await ChangeAsync(user);
        var newer = await DeviceTokenAsync(host, user.Email, NewPassword);
        await LockOverallAsync(host, user.Email);

        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(host, user.Email, NewPassword, Known, older));
        Assert.Equal(HttpStatusCode.Created, await SignInAsync(host, user.Email, NewPassword, Known, newer));
    }

    [SkippableFact]
    public async Task A_client_that_signs_in_again_stays_one_client()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync(new() { ["Users:LockoutAfter"] = "3" });
        using var user = await TestUser.RegisterAsync(host);
        var first = await DeviceTokenAsync(host, user.Email, user.Password);
        var second = await DeviceTokenAsync(host, user.Email, user.Password, first);

        for (var i = 0; i < 3; i++)
            await SignInAsync(host, user.Email, "wrong password", Known, i == 0 ? second : first);

        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(host, user.Email, user.Password, Known, first));
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(host, user.Email, user.Password, Known, second));
    }

    [SkippableFact]
    public async Task The_clients_of_an_account_share_a_limit_of_sign_ins_apart_from_that_of_strangers()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync(new() { ["Limits:SignInsPerAccountOverall"] = "4" });
        using var user = await TestUser.RegisterAsync(host);
        var one = await DeviceTokenAsync(host, user.Email, user.Password);
        var two = await DeviceTokenAsync(host, user.Email, user.Password);

        foreach (var token in (string[])[one, two, one, two])
            Assert.Equal(HttpStatusCode.Created, await SignInAsync(host, user.Email, user.Password, Known, token));

        Assert.Equal(HttpStatusCode.TooManyRequests, await SignInAsync(host, user.Email, user.Password, Known, one));
        Assert.Equal(HttpStatusCode.TooManyRequests, await SignInAsync(host, user.Email, user.Password, "203.0.113.9", two));
        Assert.Equal(HttpStatusCode.Created, await SignInAsync(host, user.Email, user.Password, "203.0.113.9"));
    }

    [SkippableFact]
    public async Task A_known_client_gets_a_reset_where_strangers_have_used_up_theirs()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync(
            new() { ["Limits:MailsPerAccountOverall"] = "2", ["Limits:MailsPerAddress"] = "2", ["Limits:MailsPerAccount"] = "2" });
        using var user = await TestUser.RegisterAsync(host);
        var token = await DeviceTokenAsync(host, user.Email, user.Password);
        foreach (var deviceToken in (string?[])[null, null, null, "guessed", token, token, token])
        {
            using var asked = await host.Http.PostAsJsonAsync("/api/v1/password-resets", new { email = user.Email, deviceToken });
            Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        }

        var mailbox = new Mailbox(host, user.Id);
        await Eventually.TrueAsync("two of the stranger's and two of its own", async () => await CountAsync() == 4);

        async Task<int> CountAsync() => (await mailbox.ListAsync()).Count(mail => mail.Subject == "Set a new password");
    }

    [SkippableFact]
    public async Task The_console_asks_for_a_reset_with_the_device_token_of_its_browser()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync(new() { ["Limits:MailsPerAccountOverall"] = "1" });
        using var user = await TestUser.RegisterAsync(host);
        using var signedIn = await SendFromConsoleAsync(host, "", new { email = user.Email, password = user.Password });
        var cookies = signedIn.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]);
        foreach (var cookie in (string?[])[null, null, string.Join("; ", cookies)])
        {
            using var asked = await SendFromConsoleAsync(host, "/password-resets", new { email = user.Email }, cookie);
            Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        }

        await Eventually.TrueAsync("one of a stranger's and one of its own", async () =>
            (await new Mailbox(host, user.Id).ListAsync()).Count(mail => mail.Subject == "Set a new password") == 2);
    }

    private static async Task<HttpResponseMessage> SendFromConsoleAsync(
        FinanceTrackHost host, string path, object body, string? cookie = null)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = host.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/console/session{path}")
        {
            Content = JsonContent.Create(body),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("X-FinanceTrack-Console", "1");
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        return await client.SendAsync(request);
    }

    private static async Task LockOverallAsync(FinanceTrackHost host, string email)
    {
        for (var i = 0; i < 6; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(host, email, "wrong password", $"203.0.113.{i}"));
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(host, email, NewPassword, "203.0.113.100"));
    }

    private static async Task ChangeAsync(TestUser user)
    {
        var changed = await user.PostAsync("me/password", new { currentPassword = user.Password, newPassword = NewPassword });
        changed.Is(HttpStatusCode.NoContent);
    }

    private static async Task ResetAsync(FinanceTrackHost host, TestUser user)
    {
        (await user.PostAsync("password-resets", new { email = user.Email })).Is(HttpStatusCode.Accepted);
        var token = await new Mailbox(host, user.Id).TokenAsync("Set a new password");
        (await user.PostAsync("password-resets/complete", new { token, newPassword = NewPassword })).Is(HttpStatusCode.NoContent);
    }

    private static async Task<string> DeviceTokenAsync(FinanceTrackHost host, string email, string password, string? deviceToken = null)
    {
        using var response = await host.Http.PostAsJsonAsync("/api/v1/sessions", new { email, password, deviceToken });
        return (await Answer.ReadAsync(response)).Is(HttpStatusCode.Created).Body.GetProperty("deviceToken").GetString()!;
    }

    private static async Task<HttpStatusCode> SignInAsync(
        FinanceTrackHost host, string email, string password, string address, string? deviceToken = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sessions")
        {
            Content = JsonContent.Create(new { email, password, deviceToken }),
        };
        request.Headers.Add("X-Forwarded-For", address);
        using var response = await host.Http.SendAsync(request);
        return response.StatusCode;
    }
}
