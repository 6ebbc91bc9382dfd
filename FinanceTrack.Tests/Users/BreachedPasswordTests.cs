using System.Net;
using System.Security.Cryptography;
using System.Text;
using FinanceTrack.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Tests.Users;

public sealed class BreachedPasswordTests
{
    private const string Breached = "a passphrase that was leaked";
    private const string Padding = "another one that is padding";

    [SkippableFact]
    public async Task A_breached_password_is_refused_and_only_five_digits_of_its_hash_are_sent()
    {
        FinanceTrackHost.InProcessOnly();
        var asked = new List<string>();
        await using var service = await StartAsync(context =>
        {
            asked.Add(context.Request.Path + context.Request.QueryString);
            Assert.Equal("true", context.Request.Headers["Add-Padding"]);
            return context.Response.WriteAsync($"{Hash(Breached)[5..]}:17\r\n{Hash(Padding)[5..]}:0\r\n{new string('0', 35)}:3");
        });
        await using var host = await FinanceTrackHost.StartAsync(new() { ["Users:BreachedPasswordsUrl"] = AddressOf(service) });

        Assert.Equal(HttpStatusCode.BadRequest, await RegisterAsync(host, Breached));
        Assert.Equal(HttpStatusCode.Created, await RegisterAsync(host, Padding));
        Assert.Equal([$"/range/{Hash(Breached)[..5]}", $"/range/{Hash(Padding)[..5]}"], asked);
    }

    [SkippableFact]
    public async Task A_service_that_fails_keeps_no_password_from_being_set()
    {
        FinanceTrackHost.InProcessOnly();
        await using var service = await StartAsync(context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        await using var host = await FinanceTrackHost.StartAsync(new() { ["Users:BreachedPasswordsUrl"] = AddressOf(service) });

        Assert.Equal(HttpStatusCode.Created, await RegisterAsync(host, Breached));
    }

    [SkippableFact]
    public async Task A_new_password_is_looked_up_only_once_the_current_one_was_verified()
    {
        FinanceTrackHost.InProcessOnly();
        var asked = 0;
        await using var service = await StartAsync(context =>
        {
            Interlocked.Increment(ref asked);
            return context.Response.WriteAsync($"{Hash(Breached)[5..]}:17");
        });
        await using var host = await FinanceTrackHost.StartAsync(new() { ["Users:BreachedPasswordsUrl"] = AddressOf(service) });
        using var user = await TestUser.RegisterAsync(host);
        Assert.Equal(1, asked);

        var guessed = await user.PostAsync("me/password", new { currentPassword = "wrong password", newPassword = Breached });
        guessed.IsProblem(HttpStatusCode.Unauthorized);
        Assert.Equal(1, asked);

        var breached = await user.PostAsync("me/password", new { currentPassword = user.Password, newPassword = Breached });
        Assert.Equal(["/newPassword"], breached.Pointers);
        Assert.Equal(2, asked);
    }

    private static async Task<HttpStatusCode> RegisterAsync(FinanceTrackHost host, string password)
    {
        using var content = new StringContent(
            $$"""{"email":"{{Guid.NewGuid():N}}@example.com","password":"{{password}}"}""", Encoding.UTF8, "application/json");
        using var response = await host.Http.PostAsync(new Uri("/api/v1/users", UriKind.Relative), content);
        return response.StatusCode;
    }

    private static async Task<WebApplication> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return app;
    }

    private static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/range/";

#pragma warning disable CA5350 // The range API's own hash.
    private static string Hash(string password) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
}
