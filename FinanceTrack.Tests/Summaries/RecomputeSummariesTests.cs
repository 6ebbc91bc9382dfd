using System.Net;
using System.Text.Json;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Summaries;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Summaries;

public sealed class RecomputeSummariesTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private static readonly Statement SpoilSql =
        Statement.Of("UPDATE MonthlySums SET ExpenseMinor = ExpenseMinor - 700 WHERE LedgerId = @LedgerId");
    private static readonly Statement LoseSql = Statement.Of("DELETE FROM MonthlySums WHERE LedgerId = @LedgerId");

    [SkippableFact]
    public async Task Sums_that_went_wrong_are_repaired_and_reported()
    {
        FinanceTrackHost.InProcessOnly();
        using var spoilt = await TestUser.RegisterAsync(fixture.Host);
        using var lost = await TestUser.RegisterAsync(fixture.Host);
        using var untouched = await TestUser.RegisterAsync(fixture.Host);
        var right = new Dictionary<TestUser, string>();
        foreach (var user in new[] { spoilt, lost, untouched })
        {
            await user.RecordAsync(-12.5m, "2026-03-14");
            await user.RecordAsync(100m, "2026-03-15", currency: "JPY");
            right[user] = await FiguresAsync(user);
        }

        var database = fixture.Host.Services.GetRequiredService<Database>();
        await database.WriteAsync(session => session.ExecuteAsync(SpoilSql, new { LedgerId = spoilt.LedgerId }), CancellationToken.None);
        await database.WriteAsync(session => session.ExecuteAsync(LoseSql, new { LedgerId = lost.LedgerId }), CancellationToken.None);
        Assert.NotEqual(right[spoilt], await FiguresAsync(spoilt));

        var report = await RunAsync(fixture.Host.Services);

        Assert.Equal(4, report.Repaired);
        foreach (var (user, figures) in right)
            Assert.Equal(figures, await FiguresAsync(user));
        Assert.Equal(0, (await RunAsync(fixture.Host.Services)).Repaired);
    }

    private static async Task<SummariesReport> RunAsync(IServiceProvider services)
    {
        var queued = (await services.GetRequiredService<EnqueueJob>().ExecuteAsync(
            new JobRequest(RecomputeSummaries.JobKind), CancellationToken.None)).Value;
        var job = queued;
        await Eventually.TrueAsync("the job has ended", async () =>
        {
            job = (await services.GetRequiredService<FindJob>().ExecuteAsync(queued.Id, CancellationToken.None)).Value;
            return job.Status is not (JobStatus.Queued or JobStatus.Running);
        });
        Assert.Equal(JobStatus.Succeeded, job.Status);
        return JsonSerializer.Deserialize<SummariesReport>(job.Result!, MessageFormat.Json)!;
    }

    private static async Task<string> FiguresAsync(TestUser user) => string.Concat(
        (await user.GetAsync("summaries/2026-03")).Is(HttpStatusCode.OK).Body.GetProperty("currencies").EnumerateArray()
            .Select(c => c.GetRawText()));
}
