using Azure.Storage.Blobs;
using FinanceTrack.LocalHost.Hosting;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.LocalHost;

public sealed class TimerTriggerTests : IAsyncLifetime
{
    private readonly Calls _calls = [];
    private string _storage = null!;

    public async Task InitializeAsync() => _storage = await StorageEmulator.TakeAccountAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_schedule_in_a_setting_runs_again_and_again()
    {
        await using var host = await StartAsync(typeof(EverySecond));

        await Eventually.TrueAsync("it ran twice", () => _calls.Count >= 2);

        Assert.Equal("status: False, past due: False", _calls.First());
    }

    [Fact]
    public async Task A_run_that_was_missed_while_no_host_ran_is_made_up_for_once()
    {
        var last = new DateTime(DateTime.UtcNow.Year - 2, 1, 1, 3, 0, 0, DateTimeKind.Utc).ToLocalTime();
        var missed = new DateTime(DateTime.UtcNow.Year - 1, 1, 1, 3, 0, 0, DateTimeKind.Utc).ToLocalTime();
        var blob = new BlobClient(_storage, "azure-webjobs-hosts", "timers/financetrack/Host.Functions.Yearly/status");
        await new BlobContainerClient(_storage, blob.BlobContainerName).CreateIfNotExistsAsync();
        await blob.UploadAsync(BinaryData.FromString(
            $$"""{"Last":"{{last:O}}","Next":"{{missed:O}}","LastUpdated":"{{last:O}}"}"""));
        await using (await StartAsync(typeof(Yearly)))
            await Eventually.TrueAsync("it was made up for", () => !_calls.IsEmpty);

        await using var next = await StartAsync(typeof(Yearly), typeof(AtStartup));
        await Eventually.TrueAsync("timers run", () => _calls.Contains("status: False"));

        Assert.Equal(["next: 01-01 03:00, past due: True", "status: False"], _calls);
    }

    [Fact]
    public async Task A_timer_that_the_options_name_runs_at_once_too()
    {
        await using var host = await StartAsync(options => options with { TimersAtStart = ["Yearly"] }, typeof(Yearly));

        await Eventually.TrueAsync("it ran", () => !_calls.IsEmpty);

        Assert.Equal(["next: 01-01 03:00, past due: False"], _calls);
    }

    [Fact]
    public async Task Of_two_hosts_one_runs_the_timer_and_the_other_takes_over_after_it_stopped()
    {
        var one = await StartAsync(typeof(AtStartup));
        await Eventually.TrueAsync("it ran", () => _calls.Count == 1);
        await using var two = await StartAsync(typeof(AtStartup));
        await Task.Delay(TimeSpan.FromSeconds(1));
        Assert.Single(_calls);

        await one.StopAsync();

        await Eventually.TrueAsync("the other took over", () => _calls.Count == 2);
    }

    [Fact]
    public async Task Schedules_are_in_UTC_whatever_the_time_zone_of_the_machine()
    {
        await using var host = await LocalHostProcess.StartAsync(("TZ", "America/New_York"));
        var blob = new BlobClient(
            host.StorageConnectionString, "azure-webjobs-hosts", "timers/financetrack/Host.Functions.SweepJobsNightly/status");

        await Eventually.TrueAsync("the timer has noted its next run", async () => await blob.ExistsAsync());

        var status = (await blob.DownloadContentAsync()).Value.Content.ToString();
        var next = System.Text.Json.JsonDocument.Parse(status).RootElement.GetProperty("Next").GetDateTimeOffset();
        Assert.NotEqual(TimeSpan.Zero, next.Offset);
        Assert.Equal(new TimeOnly(1, 49), TimeOnly.FromDateTime(next.UtcDateTime));
    }

    private Task<FunctionsHost> StartAsync(params Type[] functions) => StartAsync(options => options, functions);

    private Task<FunctionsHost> StartAsync(Func<LocalHostOptions, LocalHostOptions> change, params Type[] functions) => SmallApp.StartAsync(
        functions,
        new() { ["AzureWebJobsStorage"] = _storage, ["SecondSchedule"] = "* * * * * *" },
        builder => builder.Services.AddSingleton(_calls),
        change);
}
