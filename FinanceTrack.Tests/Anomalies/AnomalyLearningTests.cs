using System.Net.Http.Json;
using System.Text.Json;
using FinanceTrack.Domain.Anomalies.Jobs;
using FinanceTrack.Domain.Anomalies.Model;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.ModelRegistry;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Anomalies;

/// <summary>What is learned over all users, on rows that came in by HTTP.</summary>
public sealed class AnomalyLearningTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private Database Database => fixture.Host.Services.GetRequiredService<Database>();

    [SkippableFact]
    public async Task Many_histories_become_priors_and_a_better_model_that_names_itself_in_the_scores()
    {
        FinanceTrackHost.InProcessOnly();
        var refresh = fixture.Host.Services.GetServices<IJobHandler>().OfType<RefreshAnomalyPriors>().Single();
        Assert.Null((await RunAsync<PriorsReport>(refresh)).Version);
        for (var i = 0; i < 10; i++)
        {
            using var other = await TestUser.RegisterAsync(fixture.Host);
            await RecordAsync(other, 320);
        }

        var train = fixture.Host.Services.GetServices<IJobHandler>().OfType<TrainAnomalyModelJob>().Single();
        Assert.Equal(1, (await RunAsync<PriorsReport>(refresh)).Version);
        var report = await RunAsync<AnomalyTrainingReport>(train);
        await fixture.Host.Services.GetRequiredService<CurrentModel<AnomalyModelParts>>().ReloadAsync(CancellationToken.None);

        Assert.True(report.AveragePrecision > report.Before);
        Assert.True(report.Promoted);
        using var user = await TestUser.RegisterAsync(fixture.Host);
        using var response = await user.Http.PostAsJsonAsync(
            "/api/v1/transactions/score", new { bookedOn = "2026-01-01", amount = -10, currency = "EUR", description = "CORNER SHOP" });
        var scored = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(report.Version, scored.GetProperty("anomaly").GetProperty("scoredBy").GetString());
    }

    [SkippableFact]
    public async Task What_scoring_came_to_lately_is_reported()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(fixture.Host);
        await RecordAsync(user, 50);

        var report = await RunAsync<AnomalyDriftReport>(fixture.Host.Services.GetServices<IJobHandler>().OfType<ReportAnomalyDrift>().Single());

        Assert.Contains(report.Records, record => record.Rows >= 50 && record.FalseAlertsInMonth >= 0);
        Assert.Null(report.RolledBackTo);
    }

    private async Task<TReport> RunAsync<TReport>(IJobHandler handler)
    {
        var job = new Job
        {
            Id = Guid.CreateVersion7(),
            Kind = handler.Kind,
            CreatedAt = DateTimeOffset.UnixEpoch,
            HeartbeatAt = DateTimeOffset.UnixEpoch,
        };
        var outcome = await handler.ExecuteAsync(new JobContext(job, Guid.NewGuid(), Database, TimeProvider.System), CancellationToken.None);
        return (TReport)((JobOutcome.Succeeded)outcome).Result!;
    }

    private static async Task RecordAsync(TestUser user, int rows, int firstDay = 0)
    {
        var items = Enumerable.Range(0, rows).Select(i => new
        {
            bookedOn = new DateOnly(2026, 1, 1).AddDays(firstDay + (i / 4)),
            occurredAt = new DateTimeOffset(2026, 1, 1, 8 + (i % 4), i % 60, 0, TimeSpan.Zero).AddDays(firstDay + (i / 4)),
            amount = -(10 + (i % 9)),
            currency = "EUR",
            description = $"CORNER SHOP {(char)('A' + (i % 7))}",
        });
        using var response = await user.Http.PostAsJsonAsync("/api/v1/transactions/batch", new { items });
        response.EnsureSuccessStatusCode();
    }
}
