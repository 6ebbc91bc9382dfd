using System.Net;
using System.Net.Http.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Users;

/// <summary>Accounts as administrators find, change and erase them.</summary>
public sealed class UserAdminTests(HostFixture fixture) : SignedInTests(fixture)
{
    private const string Reason = "They asked for it.";

    [SkippableFact]
    public async Task Accounts_are_found_by_address_status_and_role()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(Host);
        Guid[] OfUser(IEnumerable<System.Text.Json.JsonElement> found) => [.. found.Select(one => one.GetProperty("id").GetGuid())];

        Assert.Equal([User.Id], OfUser(await admin.ListAllAsync($"admin/users?email={User.Email.ToUpperInvariant()}")));
        Assert.Equal([User.Id], OfUser(await admin.ListAllAsync($"admin/users?email={User.Email[..20]}&status=unconfirmed")));
        Assert.Empty(await admin.ListAllAsync($"admin/users?email={User.Email}&status=locked"));
        Assert.Empty(await admin.ListAllAsync("admin/users?email=%25"));
        Assert.Empty(await admin.ListAllAsync($"admin/users?email={User.Email}&role=admin"));
        Assert.Contains(admin.Id, OfUser(await admin.ListAllAsync("admin/users?role=admin&status=open", limit: 1)));
        Assert.Contains(User.Id, OfUser(await admin.ListAllAsync("admin/users", limit: 2)));
        (await admin.SendAsync(HttpMethod.Put, $"admin/users/{User.Id}/lock", admin.Proof())).Is(HttpStatusCode.NoContent);
        Assert.Contains(User.Id, OfUser(await admin.ListAllAsync("admin/users?status=locked")));
        Assert.Equal(["status"], (await admin.GetAsync("admin/users?status=none")).Pointers);
    }

    [SkippableFact]
    public async Task An_account_shows_what_hangs_on_it()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(Host);
        (await User.PostAsync("me/api-keys", new { name = "Key", scopes = new[] { "read" }, password = User.Password }))
            .Is(HttpStatusCode.Created);

        var found = (await admin.GetAsync($"admin/users/{User.Id}")).Is(HttpStatusCode.OK).Body;

        Assert.Equal(User.Email, found.GetProperty("user").GetProperty("email").GetString());
        Assert.Equal(User.LedgerId, Assert.Single(found.GetProperty("ledgers").EnumerateArray()).GetProperty("id").GetGuid());
        Assert.Equal((1, 1), (found.GetProperty("sessions").GetInt32(), found.GetProperty("apiKeys").GetInt32()));
        (await admin.GetAsync($"admin/users/{Guid.NewGuid()}")).IsProblem(HttpStatusCode.NotFound);
    }

    [SkippableFact]
    public async Task The_role_is_given_to_a_confirmed_address_and_taken_away()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(Host);
        var path = $"admin/users/{User.Id}/role";
        object Promotion() =>
            new { role = "admin", reason = Reason, password = admin.Password, code = admin.Factor!.TakeRecoveryCode() };

        (await admin.SendAsync(HttpMethod.Put, path, Promotion())).IsProblem(HttpStatusCode.Conflict);
        await Administrator.ConfirmAddressAsync(Host, User);
        Assert.Equal(["/reason"], (await admin.SendAsync(HttpMethod.Put, path, new { role = "admin" })).Pointers);
        (await admin.SendAsync(HttpMethod.Put, path, Promotion())).Is(HttpStatusCode.NoContent);
        await Authenticator.TurnOnAsync(User);
        (await User.GetAsync("admin/jobs")).Is(HttpStatusCode.OK);
        var demotion = new { role = "user", reason = Reason, password = admin.Password, code = admin.Factor!.TakeRecoveryCode() };
        (await admin.SendAsync(HttpMethod.Put, path, demotion)).Is(HttpStatusCode.NoContent);
        (await User.GetAsync("admin/jobs")).IsProblem(HttpStatusCode.Forbidden);
        (await admin.SendAsync(HttpMethod.Put, $"admin/users/{admin.Id}/role", Promotion())).IsProblem(HttpStatusCode.Conflict);
    }

    [SkippableFact]
    public async Task A_token_alone_makes_no_administrator_and_every_one_is_told()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(Host);
        await Administrator.ConfirmAddressAsync(Host, User);
        var path = $"admin/users/{User.Id}/role";

        Assert.Equal(["/password"], (await admin.SendAsync(HttpMethod.Put, path, new { role = "admin", reason = Reason })).Pointers);
        foreach (var (password, code) in new[] { ("not the password", admin.Factor!.TakeRecoveryCode()), (admin.Password, null) })
        {
            (await admin.SendAsync(HttpMethod.Put, path, new { role = "admin", reason = Reason, password, code }))
                .IsProblem(HttpStatusCode.Unauthorized);
        }

        Assert.Equal("user", (await User.GetAsync("me")).Body.GetProperty("role").GetString());
        var proved = new { role = "admin", reason = Reason, password = admin.Password, code = admin.Factor!.TakeRecoveryCode() };
        (await admin.SendAsync(HttpMethod.Put, path, proved)).Is(HttpStatusCode.NoContent);
        foreach (var told in new[] { admin, User })
        {
            await Eventually.TrueAsync("a mail", async () =>
                (await new Mailbox(Host, told.Id).ListAsync()).Any(mail => mail.Subject == "There is a new administrator"));
        }
    }

    [SkippableTheory]
    [InlineData("DELETE", "admin/users/{0}")]
    [InlineData("PUT", "admin/users/{0}/lock")]
    [InlineData("DELETE", "admin/users/{0}/lock")]
    [InlineData("DELETE", "admin/users/{0}/two-factor")]
    [InlineData("PUT", "admin/users/{0}/role")]
    [InlineData("DELETE", "admin/administrators/{0}")]
    public async Task A_token_alone_changes_no_account(string method, string path)
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(Host);
        using var other = await Administrator.RegisterAsync(Host);
        path = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, other.Id);
        var role = path.EndsWith("/role", StringComparison.Ordinal) ? "user" : null;

        Assert.Contains("/password", (await SendAsync(null, null)).Pointers);
        (await SendAsync("not the password", admin.Factor!.TakeRecoveryCode())).IsProblem(HttpStatusCode.Unauthorized);
        (await SendAsync(admin.Password, null)).IsProblem(HttpStatusCode.Unauthorized);
        (await SendAsync(admin.Password, "123456789012")).IsProblem(HttpStatusCode.Unauthorized);
        (await other.GetAsync("admin/jobs")).Is(HttpStatusCode.OK);
        (await SendAsync(admin.Password, admin.Factor!.TakeRecoveryCode())).Is(HttpStatusCode.NoContent);

        Task<Answer> SendAsync(string? password, string? code) => admin.SendAsync(
            HttpMethod.Parse(method), path, role is null
                ? (object)new { reason = Reason, password, code }
                : new { role, reason = Reason, password, code });
    }

    [SkippableFact]
    public async Task An_erased_account_leaves_no_way_in_and_no_row()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(Host);
        var path = $"admin/users/{User.Id}";
        var version = (await admin.GetAsync(path)).ETag;
        (await User.PatchAsync("me", new { displayName = "Renamed" })).Is(HttpStatusCode.OK);

        Assert.Equal(["/reason"], (await admin.SendAsync(HttpMethod.Delete, path, admin.Proof())).Pointers);
        (await admin.SendAsync(HttpMethod.Delete, path, admin.Proof(Reason), version)).IsProblem(HttpStatusCode.PreconditionFailed);
        (await admin.SendAsync(HttpMethod.Delete, $"admin/users/{admin.Id}", admin.Proof(Reason))).IsProblem(HttpStatusCode.Conflict);
        (await admin.SendAsync(HttpMethod.Delete, path, admin.Proof(Reason))).Is(HttpStatusCode.NoContent);

        (await User.GetAsync("me")).IsProblem(HttpStatusCode.Unauthorized);
        using var signIn = await Host.Http.PostAsJsonAsync("/api/v1/sessions", new { email = User.Email, password = User.Password });
        Assert.Equal(HttpStatusCode.Unauthorized, signIn.StatusCode);
        (await admin.GetAsync(path)).IsProblem(HttpStatusCode.NotFound);
        Assert.Empty(await admin.ListAllAsync($"admin/users?email={User.Email}"));
    }
}
