using System.Net;
using System.Net.Http.Json;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Tokens;
using FinanceTrack.Tests.Users;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Support;

/// <summary>Users with the role <c>admin</c>, and a second factor: without one the admin routes refuse them.</summary>
internal static class Administrator
{
    /// <summary>
    /// Whom <c>Admin:Emails</c> of a host elsewhere has to name; without that, tests that need an administrator are skipped.
    /// </summary>
    public const string EmailElsewhere = "admin@example.com";

    public static async Task<TestUser> RegisterAsync(FinanceTrackHost host)
    {
        if (FinanceTrackHost.IsElsewhere)
            return await NamedAsync(host);
        var user = await TestUser.RegisterAsync(host);
        await MakeAsync(host, user);
        await Authenticator.TurnOnAsync(user, host.Services.GetRequiredService<TimeProvider>());
        return user;
    }

    /// <summary>Gives the role to a user, whose address is confirmed for that.</summary>
    public static async Task MakeAsync(FinanceTrackHost host, TestUser user)
    {
        await ConfirmAddressAsync(host, user);
        Assert.True((await host.Services.GetRequiredService<MakeAdmin>().ExecuteAsync(user.Email, CancellationToken.None)).Succeeded);
    }

    /// <summary>The body of what an administrator does about an account.</summary>
    public static object Proof(this TestUser admin, string? reason = null) =>
        new { reason, password = admin.Password, code = admin.Factor?.TakeRecoveryCode() };

    /// <summary>Confirms the user's address, without waiting for the mail.</summary>
    public static async Task ConfirmAddressAsync(FinanceTrackHost host, TestUser user)
    {
        var token = await host.Services.GetRequiredService<Database>().WriteAsync(
            session => host.Services.GetRequiredService<OneTimeTokenTable>()
                .CreateAsync(session, user.Id, OneTimePurpose.EmailConfirmation),
            CancellationToken.None);
        (await user.PostAsync("email-confirmations", new { token })).Is(HttpStatusCode.NoContent);
    }

    /// <summary>The one that the settings name, an admin once the address is confirmed. Several tests, and runs, may ask at once.</summary>
    private static async Task<TestUser> NamedAsync(FinanceTrackHost host)
    {
        using var registered = await host.Http.PostAsJsonAsync(
            "/api/v1/users", new { email = EmailElsewhere, password = TestUser.DefaultPassword });
        var user = await TestUser.SignedInAsync(host, EmailElsewhere);
        if (!(await user.GetAsync("me")).Body.GetProperty("emailConfirmed").GetBoolean())
        {
            var token = await new Mailbox(host, user.Id).TokenAsync("Confirm your e-mail address");
            using var confirmed = await user.Http.PostAsJsonAsync("/api/v1/email-confirmations", new { token });
            user.Take(await TestUser.SignInAsync(host, user.Email, user.Password));
        }

        var role = (await user.GetAsync("me")).Body.GetProperty("role").GetString();
        Skip.IfNot(role == "admin", $"Admin:Emails of the host does not name {EmailElsewhere}.");
        return user;
    }
}
