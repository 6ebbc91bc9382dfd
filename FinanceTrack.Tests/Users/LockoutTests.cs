using System.Net;
using System.Net.Http.Json;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Users;

public sealed class LockoutTests
{
    [SkippableFact]
    public async Task A_lockout_ends_by_the_products_clock_whatever_the_machines_shows()
    {
        FinanceTrackHost.InProcessOnly();
        var clock = new FakeTimeProvider(new DateTimeOffset(2031, 5, 1, 12, 0, 0, TimeSpan.Zero));
        await using var host = await FinanceTrackHost.StartAsync(clock: clock);
        using var user = await TestUser.RegisterAsync(host);
        for (var i = 0; i < 10; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(host, user.Email, "wrong password"));

        clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(host, user.Email, user.Password));

        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Created, await SignInAsync(host, user.Email, user.Password));
    }

    private static async Task<HttpStatusCode> SignInAsync(FinanceTrackHost host, string email, string password) =>
        (await host.Http.PostAsJsonAsync("/api/v1/sessions", new { email, password })).StatusCode;
}
