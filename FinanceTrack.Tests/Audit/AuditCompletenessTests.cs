using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Tests.ModelRegistry;
using FinanceTrack.Tests.Sharing;
using FinanceTrack.Tests.Support;
using FinanceTrack.Tests.Users;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Audit;

/// <summary>Each act of the kinds that are audited leaves its event: the endpoints are driven, and the trail is read.</summary>
public sealed class AuditCompletenessTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Reason = "They asked for it.";

    private static readonly HashSet<AuditKind> Seen = [];

    private readonly FinanceTrackHost _host = fixture.Host;

    [SkippableFact]
    public async Task Every_kind_of_event_is_left_by_the_act_that_it_names()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(_host);

        await ActOnIdentityAsync(admin);
        await ActOnMembershipAsync(admin);
        await ActAsAdministratorAsync(admin);
        await ActOnOperationsAsync(admin);
        await TakeOverAsync(admin);

        Assert.Empty(Enum.GetValues<AuditKind>().Except(Seen));
    }

    private async Task ActOnIdentityAsync(TestUser admin)
    {
        using var user = await TestUser.RegisterAsync(_host);
        await ExpectAsync(admin, user, AuditKind.Registration, AuditKind.SignIn);
        using var refused = await _host.Http.PostAsJsonAsync("/api/v1/sessions", new { email = user.Email, password = "not the password" });
        Assert.Equal("refused", (await LatestAsync(admin, user, AuditKind.SignIn)).GetProperty("outcome").GetString());
        await Administrator.ConfirmAddressAsync(_host, user);
        (await user.PatchAsync("me", new { displayName = "Renamed", locale = "de-DE" })).Is(HttpStatusCode.OK);
        (await user.PostAsync("me/password", new { currentPassword = "wrong", newPassword = "another long password" }))
            .IsProblem(HttpStatusCode.Unauthorized);
        var key = (await user.PostAsync("me/api-keys", new { name = "Key", scopes = new[] { "read" }, password = user.Password })).Id;
        (await user.DeleteAsync($"me/api-keys/{key}")).Is(HttpStatusCode.NoContent);
        var authenticator = await Authenticator.TurnOnAsync(user);
        var proof = new { password = user.Password, code = authenticator.RecoveryCodes[0] };
        var renewed = (await user.PostAsync("me/two-factor/recovery-codes", proof)).Is(HttpStatusCode.OK);
        proof = proof with { code = renewed.Body.GetProperty("codes")[0].GetString()! };
        (await user.SendAsync(HttpMethod.Delete, "me/two-factor", proof)).Is(HttpStatusCode.NoContent);
        (await user.GetAsync("me/export")).Is(HttpStatusCode.OK);
        (await user.PostAsync("me/password", new { currentPassword = user.Password, newPassword = "another long password" }))
            .Is(HttpStatusCode.NoContent);
        await ResetPasswordAsync(user);
        await ExpectAsync(
            admin, user, AuditKind.EmailConfirmation, AuditKind.ProfileChange, AuditKind.PasswordProof, AuditKind.ApiKeyCreation,
            AuditKind.ApiKeyRevocation, AuditKind.TwoFactorOn, AuditKind.RecoveryCodesRenewal, AuditKind.TwoFactorOff,
            AuditKind.DataExport, AuditKind.PasswordChange, AuditKind.PasswordReset);
        using var again = await TestUser.RegisterAsync(_host);
        (await again.DeleteAsync("sessions/current")).Is(HttpStatusCode.NoContent);
        await ExpectAsync(admin, again, AuditKind.SessionEnd);
    }

    private async Task ResetPasswordAsync(TestUser user)
    {
        using var asked = await _host.Http.PostAsJsonAsync("/api/v1/password-resets", new { email = user.Email });
        var token = await new Mailbox(_host, user.Id).TokenAsync("Set a new password");
        using var reset = await _host.Http.PostAsJsonAsync(
            "/api/v1/password-resets/complete", new { token, newPassword = "yet another long password" });
        Assert.Equal(HttpStatusCode.NoContent, reset.StatusCode);
    }

    private async Task TakeOverAsync(TestUser admin)
    {
        using var unproved = await TestUser.RegisterAsync(_host);
        await ResetPasswordAsync(unproved);
        var owner = Assert.Single(await admin.ListAllAsync($"admin/users?email={unproved.Email}")).GetProperty("id").GetGuid();
        Assert.NotEmpty(await admin.ListAllAsync($"admin/audit?kind=accountTakeover&subjectId={owner}"));
        Seen.Add(AuditKind.AccountTakeover);
    }

    private async Task ActOnMembershipAsync(TestUser admin)
    {
        using var owner = await Household.RegisterConfirmedAsync(_host);
        var ledger = await owner.AddLedgerAsync();
        (await owner.PatchAsync($"ledgers/{ledger}", new { name = "Renamed" })).Is(HttpStatusCode.OK);
        using var member = await owner.AddMemberAsync(_host, ledger, LedgerRole.Viewer);
        (await owner.PatchAsync($"ledgers/{ledger}/members/{member.Id}", new { role = "editor" })).Is(HttpStatusCode.OK);
        (await owner.DeleteAsync($"ledgers/{ledger}/members/{member.Id}")).Is(HttpStatusCode.NoContent);
        var invitation = (await owner.PostAsync($"ledgers/{ledger}/invitations", new { email = "a@example.com", role = "viewer" })).Id;
        (await owner.DeleteAsync($"ledgers/{ledger}/invitations/{invitation}")).Is(HttpStatusCode.NoContent);
        await ExpectAsync(
            admin, $"ledgerId={ledger}", AuditKind.LedgerCreation, AuditKind.LedgerChange, AuditKind.Invitation, AuditKind.MemberJoining,
            AuditKind.MemberRoleChange, AuditKind.MemberRemoval, AuditKind.InvitationWithdrawal);
        (await owner.DeleteAsync($"ledgers/{ledger}")).Is(HttpStatusCode.NoContent);
        await ExpectAsync(admin, $"actorId={owner.Id}", AuditKind.LedgerDeletion);
    }

    private async Task ActAsAdministratorAsync(TestUser admin)
    {
        using var other = await TestUser.RegisterAsync(_host);
        await Administrator.ConfirmAddressAsync(_host, other);
        await Authenticator.TurnOnAsync(other);
        var (user, ledger) = ($"admin/users/{other.Id}", $"admin/ledgers/{other.LedgerId}");
        var (one, two) = (await other.RecordAsync(-5m), await other.RecordAsync(-6m));
        var account = (await other.ListAllAsync("accounts"))[0].GetProperty("id").GetGuid();
        var category = (await other.ListAllAsync("categories"))[0].GetProperty("id").GetGuid();

        (await admin.GetAsync(user)).Is(HttpStatusCode.OK);
        (await admin.GetAsync($"{ledger}/transactions")).Is(HttpStatusCode.OK);
        (await admin.PatchAsync($"{ledger}/transactions/{one.GetProperty("id")}", new { changes = new { amount = -7 }, reason = Reason }))
            .Is(HttpStatusCode.OK);
        (await admin.SendAsync(HttpMethod.Delete, $"{ledger}/transactions/{two.GetProperty("id")}", new { reason = Reason }))
            .Is(HttpStatusCode.OK);
        (await admin.PatchAsync($"{ledger}/accounts/{account}", new { changes = new { name = "Giro" }, reason = Reason }))
            .Is(HttpStatusCode.OK);
        (await admin.PatchAsync($"{ledger}/categories/{category}", new { changes = new { name = "Corrected" }, reason = Reason }))
            .Is(HttpStatusCode.OK);
        await ExpectAsync(
            admin, $"ledgerId={other.LedgerId}", AuditKind.LedgerView, AuditKind.TransactionCorrection, AuditKind.TransactionRemoval,
            AuditKind.AccountCorrection, AuditKind.CategoryCorrection);

        (await admin.SendAsync(HttpMethod.Delete, $"{user}/two-factor", admin.Proof())).Is(HttpStatusCode.NoContent);
        (await admin.SendAsync(HttpMethod.Delete, $"{user}/sessions")).Is(HttpStatusCode.NoContent);
        (await admin.SendAsync(HttpMethod.Put, $"{user}/lock", admin.Proof(Reason))).Is(HttpStatusCode.NoContent);
        (await admin.SendAsync(HttpMethod.Delete, $"{user}/lock", admin.Proof())).Is(HttpStatusCode.NoContent);
        var promotion = new { role = "admin", reason = Reason, password = admin.Password, code = admin.Factor!.TakeRecoveryCode() };
        (await admin.SendAsync(HttpMethod.Put, $"{user}/role", promotion)).Is(HttpStatusCode.NoContent);
        await ExpectAsync(
            admin, other, AuditKind.UserView, AuditKind.TwoFactorRemoval, AuditKind.SessionsEnd, AuditKind.UserLock, AuditKind.UserUnlock,
            AuditKind.RoleChange);
        (await admin.SendAsync(HttpMethod.Delete, user, admin.Proof(Reason))).Is(HttpStatusCode.NoContent);
        Assert.Empty(await admin.ListAllAsync($"admin/users?email={other.Email}"));
        await ExpectAsync(admin, $"actorId={admin.Id}", AuditKind.UserErasure, AuditKind.UserSearch);
    }

    private async Task ActOnOperationsAsync(TestUser admin)
    {
        var poison = new List<Guid>();
        foreach (var id in (string[])["1", "2"])
        {
            var queue = $"unread-{Guid.NewGuid():N}";
            await _host.Services.GetRequiredService<RecordPoisonMessage>().ExecuteAsync(queue, id, "broken", CancellationToken.None);
            poison.Add(Assert.Single(await admin.ListAllAsync($"admin/poison-messages?queue={queue}")).GetProperty("id").GetGuid());
        }

        (await admin.GetAsync($"admin/poison-messages/{poison[0]}")).Is(HttpStatusCode.OK);
        (await admin.SendAsync(HttpMethod.Post, $"admin/poison-messages/{poison[0]}/replay")).Is(HttpStatusCode.NoContent);
        (await admin.SendAsync(HttpMethod.Post, $"admin/poison-messages/{poison[1]}/discard")).Is(HttpStatusCode.NoContent);
        var job = (await admin.PostAsync("admin/jobs", new { kind = "verify-audit", parameters = new { knownEnd = "1:unknown" } })).Id;
        await Eventually.TrueAsync("the job has failed", async () =>
            (await admin.GetAsync($"admin/jobs/{job}")).Body.GetProperty("status").GetString() == "failed");
        (await admin.SendAsync(HttpMethod.Post, $"admin/jobs/{job}/retry")).Is(HttpStatusCode.Created);
        await CancelAsync(admin);
        await ActOnModelsAsync(admin);
        await ExpectAsync(
            admin, $"actorId={admin.Id}", AuditKind.MessageView, AuditKind.MessageReplay, AuditKind.MessageDiscard, AuditKind.JobStart,
            AuditKind.JobRetry, AuditKind.JobCancellation, AuditKind.ModelPromotion, AuditKind.ModelRollback, AuditKind.ModelPin,
            AuditKind.ModelUnpin);
    }

    // A job may end before it is cancelled, which is then no act.
    private static Task CancelAsync(TestUser admin) => Eventually.TrueAsync("a job was cancelled", async () =>
    {
        var job = (await admin.PostAsync("admin/jobs", new { kind = "recompute-summaries" })).Id;
        return (await admin.DeleteAsync($"admin/jobs/{job}")).Status == HttpStatusCode.OK;
    });

    private async Task ActOnModelsAsync(TestUser admin)
    {
        const string path = $"admin/models/{SmallClassifier.Kind}";
        var store = new FinanceTrack.Domain.ModelRegistry.ModelStore(_host.Blobs);
        foreach (var seed in (int[])[1, 2])
        {
            var version = await SmallClassifier.SaveAsync(
                store, seed, DateTimeOffset.UtcNow, new Dictionary<string, double> { ["accuracy"] = 0.5 });
            (await admin.PostAsync($"{path}/promotions", new { version, reason = Reason })).Is(HttpStatusCode.OK);
        }

        (await admin.PostAsync($"{path}/rollbacks", new { reason = Reason })).Is(HttpStatusCode.OK);
        (await admin.SendAsync(HttpMethod.Put, $"{path}/pin", new { reason = Reason })).Is(HttpStatusCode.OK);
        (await admin.DeleteAsync($"{path}/pin")).Is(HttpStatusCode.OK);
    }

    private static Task ExpectAsync(TestUser admin, TestUser subject, params AuditKind[] kinds) =>
        ExpectAsync(admin, $"subjectId={subject.Id}", kinds);

    private static async Task ExpectAsync(TestUser admin, string filter, params AuditKind[] kinds)
    {
        var found = (await admin.ListAllAsync($"admin/audit?{filter}"))
            .Select(audited => Enum.Parse<AuditKind>(audited.GetProperty("kind").GetString()!, ignoreCase: true)).ToHashSet();
        Assert.Empty(kinds.Except(found));
        Seen.UnionWith(kinds);
    }

    private static async Task<JsonElement> LatestAsync(TestUser admin, TestUser subject, AuditKind kind) =>
        (await admin.GetAsync($"admin/audit?kind={kind}&subjectId={subject.Id}&limit=1")).Is(HttpStatusCode.OK).Body
            .GetProperty("items")[0];
}
