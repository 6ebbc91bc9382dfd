using System.Net;
using System.Net.Http.Json;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Users;

/// <summary>Limits by address count the address that a proxy saw, not what a caller writes of himself.</summary>
public sealed class CallerAddressTests
{
    private const string FrontEndSaw = "203.0.113.7:4711";

    [SkippableFact]
    public async Task What_a_caller_writes_before_the_front_ends_entry_is_not_its_address()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync(new() { ["Limits:RegistrationsPerAddress"] = "1" });

        Assert.Equal(HttpStatusCode.Created, await RegisterAsync(host, $"198.51.100.1, {FrontEndSaw}"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await RegisterAsync(host, $"198.51.100.2, {FrontEndSaw}"));
        Assert.Equal(HttpStatusCode.Created, await RegisterAsync(host, "198.51.100.2, 203.0.113.8:4711"));
    }

    [SkippableFact]
    public async Task Behind_one_more_proxy_that_is_trusted_it_is_what_that_one_appended()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync(new()
        {
            ["Limits:RegistrationsPerAddress"] = "1",
            ["Limits:TrustForwardedFor"] = "true",
        });

        Assert.Equal(HttpStatusCode.Created, await RegisterAsync(host, $"192.0.2.1, 198.51.100.1, {FrontEndSaw}"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await RegisterAsync(host, $"192.0.2.2, 198.51.100.1, {FrontEndSaw}"));
        Assert.Equal(HttpStatusCode.Created, await RegisterAsync(host, $"192.0.2.2, 198.51.100.2, {FrontEndSaw}"));
    }

    [SkippableFact]
    public async Task A_day_has_few_registrations_from_one_address_however_they_are_spread()
    {
        FinanceTrackHost.InProcessOnly();
        var clock = new FakeTimeProvider(new DateTimeOffset(2031, 5, 1, 6, 0, 0, TimeSpan.Zero));
        await using var host = await FinanceTrackHost.StartAsync(
            new() { ["Limits:RegistrationsPerAddress"] = "2", ["Limits:RegistrationsPerAddressPerDay"] = "3" }, clock);
        foreach (var expected in new[] { HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.TooManyRequests })
            Assert.Equal(expected, await RegisterAsync(host, FrontEndSaw));

        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Created, await RegisterAsync(host, FrontEndSaw));
        Assert.Equal(HttpStatusCode.TooManyRequests, await RegisterAsync(host, FrontEndSaw));
        Assert.Equal(HttpStatusCode.Created, await RegisterAsync(host, "203.0.113.8:4711"));

        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.Created, await RegisterAsync(host, FrontEndSaw));
    }

    private static async Task<HttpStatusCode> RegisterAsync(FinanceTrackHost host, string forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/users")
        {
            Content = JsonContent.Create(new { email = $"{Guid.NewGuid():N}@example.com", password = "correct horse battery staple" }),
        };
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        using var response = await host.Http.SendAsync(request);
        return response.StatusCode;
    }
}
