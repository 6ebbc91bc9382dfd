using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using FinanceTrack.Domain.Audit.Seals;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Tests.Sharing;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Audit;

/// <summary>What a person reads of their own trail, and what stays of it when they are erased.</summary>
public sealed class ActivityTests(HostFixture fixture) : SignedInTests(fixture)
{
    private const string Reason = "The bank sent the wrong line.";

    [Fact]
    public async Task A_persons_own_acts_are_theirs_and_no_others()
    {
        using var other = await TestUser.RegisterAsync(Host);
        (await User.PatchAsync("me", new { displayName = "Unmistakable" })).Is(HttpStatusCode.OK);

        var own = await User.ListAllAsync("me/activity", limit: 2);
        var others = await other.ListAllAsync("me/activity");

        Assert.Equal(
            new HashSet<string> { "registration", "signIn", "profileChange" },
            own.Select(Kind).ToHashSet());
        Assert.All(own, found => Assert.Equal(User.Id, found.GetProperty("subjectId").GetGuid()));
        Assert.Equal(new HashSet<string> { "registration", "signIn" }, others.Select(Kind).ToHashSet());
        Assert.DoesNotContain(own, found => found.GetRawText().Contains("Unmistakable", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_API_key_does_not_read_it()
    {
        var key = (await User.PostAsync("me/api-keys", new { name = "Key", scopes = new[] { "read" }, password = User.Password }))
            .Is(HttpStatusCode.Created).Body.GetProperty("key").GetString();
        using var withKey = Host.NewClient();
        withKey.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("ApiKey", key);

        using var answer = await withKey.GetAsync(new Uri("/api/v1/me/activity", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [SkippableFact]
    public async Task Members_see_what_an_administrator_did_in_their_ledger_and_why_but_not_who()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(Host);
        using var owner = await Household.RegisterConfirmedAsync(Host);
        using var member = await owner.AddMemberAsync(Host, owner.LedgerId, LedgerRole.Viewer);
        var transaction = (await owner.RecordAsync(-5m)).GetProperty("id").GetGuid();
        var path = $"admin/ledgers/{owner.LedgerId}/transactions/{transaction}";
        (await admin.PatchAsync(path, new { changes = new { amount = -7 }, reason = Reason })).Is(HttpStatusCode.OK);

        foreach (var person in (TestUser[])[owner, member])
        {
            var seen = Assert.Single(await person.ListAllAsync("me/activity"), found => Kind(found) == "transactionCorrection");
            Assert.Equal(("administrator", Reason), (seen.GetProperty("actor").GetString(), seen.GetProperty("reason").GetString()));
            Assert.Equal(transaction, seen.GetProperty("details").GetProperty("transactionId").GetGuid());
            Assert.Equal("amount", Assert.Single(seen.GetProperty("details").GetProperty("fields").EnumerateArray()).GetString());
            Assert.DoesNotContain(admin.Id.ToString(), seen.GetRawText(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(await User.ListAllAsync("me/activity"), found => Kind(found) == "transactionCorrection");
        (await owner.DeleteAsync($"ledgers/{owner.LedgerId}/members/{member.Id}")).Is(HttpStatusCode.NoContent);
        Assert.DoesNotContain(await member.ListAllAsync("me/activity"), found => Kind(found) == "transactionCorrection");
    }

    [SkippableFact]
    public async Task An_erased_persons_events_stay_verify_and_lead_to_them_no_more()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(Host);
        using var erased = await TestUser.RegisterAsync(Host);
        (await admin.SendAsync(HttpMethod.Put, $"admin/users/{erased.Id}/lock", admin.Proof("Ada Lovelace asked by phone.")))
            .Is(HttpStatusCode.NoContent);
        await Host.Services.GetRequiredService<SealAudit>().ExecuteAsync(CancellationToken.None);
        var before = await OfAdminAsync(admin);

        (await admin.SendAsync(HttpMethod.Delete, $"admin/users/{erased.Id}", admin.Proof("Ada Lovelace asked by letter.")))
            .Is(HttpStatusCode.NoContent);

        var after = await OfAdminAsync(admin);
        Assert.Equal(before.Count + 1, after.Count);
        Assert.All(after.Where(found => Kind(found) is "userLock" or "userErasure"), found => Assert.Multiple(
            () => Assert.Equal(JsonValueKind.Null, found.GetProperty("subjectId").ValueKind),
            () => Assert.Equal(JsonValueKind.Null, found.GetProperty("reason").ValueKind)));
        Assert.Empty(await admin.ListAllAsync($"admin/audit?subjectId={erased.Id}"));
        Assert.DoesNotContain(after, found => found.GetRawText().Contains(erased.Id.ToString(), StringComparison.OrdinalIgnoreCase));
        await Host.Services.GetRequiredService<SealAudit>().ExecuteAsync(CancellationToken.None);
        Assert.Equal(0, (await Host.Services.GetRequiredService<VerifyAudit>().ExecuteAsync(null, CancellationToken.None)).Faults);
    }

    [SkippableFact]
    public async Task No_event_holds_an_amount_a_merchant_an_address_or_a_secret()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(Host);
        var transaction = (await User.RecordAsync(-4711.25m, description: "Unmistakable shop")).GetProperty("id").GetGuid();
        var changes = new { amount = -4711.75m, description = "Unmistakable shop too", note = "Unmistakable note" };
        (await admin.PatchAsync(
            $"admin/ledgers/{User.LedgerId}/transactions/{transaction}", new { changes, reason = "The bank was wrong." }))
            .Is(HttpStatusCode.OK);

        var trail = string.Join('\n', (await admin.ListAllAsync("admin/audit")).Select(found => found.GetRawText()));

        Assert.Contains("transactionCorrection", trail, StringComparison.Ordinal);
        foreach (var secret in (string[])["4711", "nmistakable", User.Email, admin.Email, User.Password, User.AccessToken])
            Assert.DoesNotContain(secret, trail, StringComparison.OrdinalIgnoreCase);
    }

    private static Task<IReadOnlyList<JsonElement>> OfAdminAsync(TestUser admin) => admin.ListAllAsync($"admin/audit?actorId={admin.Id}");

    private static string Kind(JsonElement found) => found.GetProperty("kind").GetString()!;
}
