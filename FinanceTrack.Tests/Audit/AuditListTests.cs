using System.Net;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Audit;

/// <summary>The trail as administrators search it, and the commands that verify it.</summary>
public sealed class AuditListTests(HostFixture fixture) : SignedInTests(fixture)
{
    [SkippableFact]
    public async Task Each_filter_narrows_the_list_and_pages_hold_together()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(Host);
        (await User.PatchAsync("me", new { displayName = "Renamed" })).Is(HttpStatusCode.OK);
        var today = DateTime.UtcNow.ToString("yyyy-MM-dd", null);

        var all = await admin.ListAllAsync($"admin/audit?subjectId={User.Id}", limit: 1);
        Assert.Equal(3, all.Count);
        Assert.Equal(all.Select(found => found.GetRawText()), all.OrderByDescending(found => found.GetProperty("id").GetGuid().ToString())
            .Select(found => found.GetRawText()));
        Assert.Single(await admin.ListAllAsync($"admin/audit?subjectId={User.Id}&kind=profileChange&outcome=succeeded&from={today}"));
        Assert.Empty(await admin.ListAllAsync($"admin/audit?subjectId={User.Id}&outcome=refused"));
        Assert.Empty(await admin.ListAllAsync($"admin/audit?subjectId={User.Id}&from=2020-01-01&to=2020-12-31"));
        Assert.Empty(await admin.ListAllAsync($"admin/audit?ledgerId={Guid.NewGuid()}"));
        Assert.Equal(["from"], (await admin.GetAsync("admin/audit?from=2026-02-01&to=2026-01-01")).Pointers);
        Assert.Equal(["kind"], (await admin.GetAsync("admin/audit?kind=nothing")).Pointers);
    }

    [SkippableFact]
    public async Task The_job_and_the_command_verify_the_trail_and_tell_by_their_end_what_is_wrong()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(Host);
        var sound = await VerifyAsync(admin, null);
        Assert.Equal("succeeded", sound.Status);
        Assert.Contains(
            await admin.ListAllAsync("admin/drift"), report => report.GetProperty("kind").GetString() == "verify-audit"
                && report.GetProperty("last").GetProperty("result").GetProperty("faults").GetInt32() == 0);
        var good = await LocalHostCommand.RunAsync(Host.CommandEnvironment, "verify-audit");
        Assert.Equal((0, ""), (good.ExitCode, good.Error));
        Assert.Contains("0 faults", good.Output, StringComparison.Ordinal);

        var bad = await LocalHostCommand.RunAsync(Host.CommandEnvironment, "verify-audit", "--known-end", "1:unknown");
        Assert.Equal(1, bad.ExitCode);
        Assert.StartsWith("CutOff:", bad.Output, StringComparison.Ordinal);
        Assert.Equal("failed", (await VerifyAsync(admin, "1:unknown")).Status);
    }

    private static async Task<(string Status, Answer Job)> VerifyAsync(TestUser admin, string? knownEnd)
    {
        var started = (await admin.PostAsync("admin/jobs", new { kind = "verify-audit", parameters = new { knownEnd } }))
            .Is(HttpStatusCode.Created);
        var job = started;
        await Eventually.TrueAsync("the job has ended", async () =>
        {
            job = await admin.GetAsync($"admin/jobs/{started.Id}");
            return job.Body.GetProperty("status").GetString() is "succeeded" or "failed";
        });
        return (job.Body.GetProperty("status").GetString()!, job);
    }
}
