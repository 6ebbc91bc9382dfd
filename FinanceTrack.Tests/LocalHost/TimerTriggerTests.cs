using FinanceTrack.LocalHost.Worker;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.LocalHost;

public sealed class TimerTriggerTests : IAsyncLifetime
{
    private readonly Calls _calls = [];
    private readonly WatchedClock _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private string _storage = null!;

    public async Task InitializeAsync() => _storage = await StorageEmulator.TakeAccountAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_schedule_under_a_minute_runs_by_the_clock_without_a_status()
    {
        await using var host = await StartAsync(typeof(EveryTwoSeconds));

        await RunNextAsync();
        await RunNextAsync();

        Assert.Equal("status: False, past due: False", _calls.First());
    }

    [Fact]
    public async Task A_schedule_in_a_setting_is_told_its_next_run()
    {
        await using var host = await StartAsync(typeof(Nightly));

        await RunNextAsync();

        Assert.Equal(["next: 2026-03-02 03:00:00Z, past due: False"], _calls);
    }

    [Fact]
    public async Task A_run_that_was_missed_while_no_host_ran_is_made_up_for_once()
    {
        await using (await StartAsync(typeof(Nightly)))
        {
            await RunNextAsync();
        }

        _clock.SetUtcNow(new DateTimeOffset(2026, 3, 5, 12, 0, 0, TimeSpan.Zero));
        await using (await StartAsync(typeof(Nightly)))
        {
            await Eventually.TrueAsync("it was made up for", () => _calls.Count == 2);
        }

        await using var third = await StartAsync(typeof(Nightly));
        await RunNextAsync();

        Assert.Equal(
            ["next: 2026-03-03 03:00:00Z, past due: True", "next: 2026-03-06 03:00:00Z, past due: False"],
            _calls.Skip(1));
    }

    [Fact]
    public async Task RunOnStartup_runs_at_once()
    {
        await using var host = await StartAsync(typeof(AtStartup));

        await Eventually.TrueAsync("it ran", () => _calls.Count == 1);

        Assert.Equal(["status: False"], _calls);
    }

    [Fact]
    public async Task A_timer_that_the_options_name_runs_at_once_too()
    {
        await using var host = await StartAsync(typeof(Nightly), options => options with { TimersAtStart = ["Nightly"] });

        await Eventually.TrueAsync("it ran", () => _calls.Count == 1);

        Assert.Equal(["next: 2026-03-02 03:00:00Z, past due: False"], _calls);
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

    private Task<FunctionsHost> StartAsync(Type functions, Func<LocalHostOptions, LocalHostOptions>? change = null) => SmallApp.StartAsync(
        [functions],
        new() { ["AzureWebJobsStorage"] = _storage, ["NightlySchedule"] = "0 0 3 * * *" },
        builder => builder.Services.AddSingleton(_calls).AddSingleton<TimeProvider>(_clock),
        change);

    /// <summary>Moves the clock to the next run, and waits for it.</summary>
    private async Task RunNextAsync()
    {
        var calls = _calls.Count;
        await _clock.AdvanceToNextWaitAsync();
        await Eventually.TrueAsync("it ran", () => _calls.Count > calls);
    }
}
