using System.Net;
using System.Net.Http.Json;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Users;

/// <summary>Wrong passwords lock out the client that sent them, and not the owner.</summary>
public sealed class LockoutTests
{
    private const string Owner = "198.51.100.1";
    private const string Stranger = "203.0.113.7";

    [SkippableFact]
    public async Task A_lockout_ends_by_the_products_clock_whatever_the_machines_shows()
    {
        FinanceTrackHost.InProcessOnly();
        var clock = new FakeTimeProvider(new DateTimeOffset(2031, 5, 1, 12, 0, 0, TimeSpan.Zero));
        await using var host = await FinanceTrackHost.StartAsync(clock: clock);
        using var user = await TestUser.RegisterAsync(host);
        await FailAsync(host, user.Email, Owner, 10);

        clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(host, user.Email, user.Password, Owner));

        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Created, await SignInAsync(host, user.Email, user.Password, Owner));
    }

    [SkippableFact]
    public async Task A_strangers_failures_do_not_lock_the_owner_out()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync();
        using var user = await TestUser.RegisterAsync(host);

        await FailAsync(host, user.Email, Stranger, 12);

        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(host, user.Email, user.Password, Stranger));
        Assert.Equal(HttpStatusCode.Created, await SignInAsync(host, user.Email, user.Password, Owner));
    }

    [SkippableFact]
    public async Task Of_many_attempts_at_once_none_gets_past_the_last_allowed_failure()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync(new() { ["Users:LockoutAfter"] = "3" });
        using var user = await TestUser.RegisterAsync(host);

        await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => SignInAsync(host, user.Email, "wrong password", Stranger)));

        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(host, user.Email, user.Password, Stranger));
    }

    [SkippableFact]
    public async Task Failures_from_many_addresses_do_not_lock_a_client_that_has_signed_in_before()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync(new() { ["Users:LockoutAfterOverall"] = "20" });
        using var user = await TestUser.RegisterAsync(host);
        var deviceToken = await DeviceTokenAsync(host, user.Email);

        for (var i = 0; i < 21; i++)
            await SignInAsync(host, user.Email, "wrong password", $"203.0.113.{i}");

        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(host, user.Email, user.Password, Owner));
        Assert.Equal(HttpStatusCode.Created, await SignInAsync(host, user.Email, user.Password, Owner, deviceToken));
    }

    [SkippableFact]
    public async Task A_client_that_has_signed_in_before_has_a_count_of_its_own()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync();
        using var user = await TestUser.RegisterAsync(host);
        var deviceToken = await DeviceTokenAsync(host, user.Email);

        await FailAsync(host, user.Email, Owner, 10, deviceToken);

        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(host, user.Email, user.Password, Owner, deviceToken));
        Assert.Equal(HttpStatusCode.Created, await SignInAsync(host, user.Email, user.Password, Owner));
    }

    [SkippableTheory]
    [InlineData("another account's")]
    [InlineData("changed")]
    [InlineData("made up")]
    public async Task A_device_token_that_is_not_the_accounts_own_helps_nothing(string kind)
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync();
        using var user = await TestUser.RegisterAsync(host);
        using var other = await TestUser.RegisterAsync(host);
        var own = await DeviceTokenAsync(host, user.Email);
        var token = kind switch
        {
            "another account's" => await DeviceTokenAsync(host, other.Email),
            "changed" => own[..20] + (own[20] == 'A' ? 'B' : 'A') + own[21..],
            _ => "0011223344556677.AAAA",
        };
        await FailAsync(host, user.Email, Stranger, 10);

        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(host, user.Email, user.Password, Stranger, token));
        Assert.Equal(HttpStatusCode.Created, await SignInAsync(host, user.Email, user.Password, Stranger, own));
    }

    [SkippableFact]
    public async Task The_limit_of_sign_ins_is_one_of_a_client_at_an_account()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync(new() { ["Limits:SignInsPerAccount"] = "5" });
        using var user = await TestUser.RegisterAsync(host);

        await FailAsync(host, user.Email, Stranger, 5);

        Assert.Equal(HttpStatusCode.TooManyRequests, await SignInAsync(host, user.Email, user.Password, Stranger));
        Assert.Equal(HttpStatusCode.Created, await SignInAsync(host, user.Email, user.Password, Owner));
    }

    [SkippableFact]
    public async Task Past_their_limits_password_resets_are_answered_alike_and_no_mail_is_sent()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync(new()
        {
            ["Limits:MailsPerAccount"] = "2",
            ["Limits:MailsPerAccountOverall"] = "3",
        });
        using var user = await TestUser.RegisterAsync(host);

        for (var i = 0; i < 4; i++)
            Assert.Equal(HttpStatusCode.Accepted, await PostAsync(host, "password-resets", new { email = user.Email }, Stranger));
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(host, "password-resets", new { email = user.Email }, Owner));
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(host, "password-resets", new { email = user.Email }, Owner));

        var mailbox = new Mailbox(host, user.Id);
        async Task<int> CountAsync() => (await mailbox.ListAsync()).Count(mail => mail.Subject == "Set a new password");
        await Eventually.TrueAsync("three mails", async () => await CountAsync() == 3);

        // Mails of one instance are written in the order of their requests: once this one is there, no other is written any more.
        using var last = await TestUser.RegisterAsync(host);
        await PostAsync(host, "password-resets", new { email = last.Email }, Owner);
        await new Mailbox(host, last.Id).TokenAsync("Set a new password");
        Assert.Equal(3, await CountAsync());
    }

    [SkippableFact]
    public async Task A_day_has_few_password_resets_and_a_stranger_leaves_the_owner_some()
    {
        FinanceTrackHost.InProcessOnly();
        var clock = new FakeTimeProvider(new DateTimeOffset(2031, 5, 1, 6, 0, 0, TimeSpan.Zero));
        await using var host = await FinanceTrackHost.StartAsync(
            new() { ["Limits:ResetMailsPerDay"] = "2", ["Limits:ResetMailsPerDayOverall"] = "4" }, clock);
        using var user = await TestUser.RegisterAsync(host);

        // A window after the other, so that the limits of a window hold none of them back.
        await AskAsync(Stranger, Stranger, Stranger);
        await HasAsync(2);
        await AskAsync(Owner, "203.0.113.8", "203.0.113.9");
        await HasAsync(4);
        clock.Advance(TimeSpan.FromDays(1));
        await AskAsync(Stranger);
        await HasAsync(5);

        async Task AskAsync(params string[] addresses)
        {
            foreach (var address in addresses)
            {
                Assert.Equal(HttpStatusCode.Accepted, await PostAsync(host, "password-resets", new { email = user.Email }, address));
                clock.Advance(TimeSpan.FromMinutes(16));
            }
        }

        async Task HasAsync(int mails)
        {
            using var last = await TestUser.RegisterAsync(host);
            await PostAsync(host, "password-resets", new { email = last.Email }, "192.0.2.1");
            await new Mailbox(host, last.Id).TokenAsync("Set a new password");
            await Eventually.TrueAsync("the mails", async () => await CountAsync() >= mails);
            Assert.Equal(mails, await CountAsync());
        }

        async Task<int> CountAsync() =>
            (await new Mailbox(host, user.Id).ListAsync()).Count(mail => mail.Subject == "Set a new password");
    }

    private static async Task FailAsync(FinanceTrackHost host, string email, string address, int times, string? deviceToken = null)
    {
        for (var i = 0; i < times; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(host, email, "wrong password", address, deviceToken));
    }

    private static async Task<string> DeviceTokenAsync(FinanceTrackHost host, string email) =>
        (await TestUser.SignInAsync(host, email, TestUser.DefaultPassword)).GetProperty("deviceToken").GetString()!;

    private static Task<HttpStatusCode> SignInAsync(
        FinanceTrackHost host, string email, string password, string address, string? deviceToken = null) =>
        PostAsync(host, "sessions", new { email, password, deviceToken }, address);

    private static async Task<HttpStatusCode> PostAsync(FinanceTrackHost host, string path, object body, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{path}") { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Forwarded-For", address);
        using var response = await host.Http.SendAsync(request);
        return response.StatusCode;
    }
}
