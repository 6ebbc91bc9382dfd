using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Results;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Jobs;

/// <summary>Jobs whose runner dies, is replaced, or is told to stop.</summary>
public sealed class SilentJobTests
{
    private static readonly JobRequest Request = new(ScriptedJob.Name);

    private static readonly Statement LoseJobsSql = Statement.Of("ALTER TABLE Jobs RENAME TO LostJobs");
    private static readonly Statement FindJobsSql = Statement.Of("ALTER TABLE LostJobs RENAME TO Jobs");

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_job_whose_instance_died_is_queued_again_and_fails_after_too_many_deaths(DatabaseProvider provider)
    {
        var job = new ScriptedJob((_, _) => throw new InsufficientMemoryException("This instance dies."));
        await using var bench = await JobBench.StartAsync(provider, job);
        var id = await bench.EnqueueAsync(Request);

        for (var death = 1; death <= 3; death++)
        {
            await Assert.ThrowsAsync<InsufficientMemoryException>(() => bench.RunAsync(id));
            await bench.Sweep.ExecuteAsync(CancellationToken.None);
            Assert.Equal(JobStatus.Running, (await bench.FindAsync(id)).Status);
            bench.Time.Advance(TimeSpan.FromMinutes(3));
            await bench.Sweep.ExecuteAsync(CancellationToken.None);
            Assert.Equal(death == 3 ? JobStatus.Failed : JobStatus.Queued, (await bench.FindAsync(id)).Status);
        }
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_runner_that_was_thought_dead_stops_and_writes_nothing(DatabaseProvider provider)
    {
        JobBench? bench = null;
        var runs = 0;
        var replaced = new TaskCompletionSource();
        var job = new ScriptedJob(async (context, cancellationToken) =>
        {
            if (++runs == 2)
                return JobOutcome.Success("the second");
            await bench!.LetLeaseGoStaleAsync(context.JobId);
            await bench.RunAsync(context.JobId, CancellationToken.None);
            replaced.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return JobOutcome.Success("the first");
        });
        await using var started = bench = await JobBench.StartAsync(provider, job);
        var id = await bench.EnqueueAsync(Request);

        var first = bench.RunAsync(id);
        await replaced.Task; // A beat before that would show that it lives.
        await AdvanceUntilAsync(bench, first);

        var ended = await bench.FindAsync(id);
        Assert.Equal((JobStatus.Succeeded, "\"the second\""), (ended.Status, ended.Result));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_job_whose_message_was_lost_gets_another(DatabaseProvider provider)
    {
        await using var bench = await JobBench.StartAsync(provider, new ScriptedJob((_, _) => Task.FromResult(JobOutcome.Success())));
        var id = await bench.EnqueueAsync(Request);
        var queued = await bench.FindAsync(id);

        bench.Time.Advance(TimeSpan.FromMinutes(31));
        await bench.Sweep.ExecuteAsync(CancellationToken.None);

        var swept = await bench.FindAsync(id);
        Assert.Equal(JobStatus.Queued, swept.Status);
        Assert.True(swept.HeartbeatAt > queued.HeartbeatAt);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_job_that_waits_is_cancelled_at_once_and_never_runs(DatabaseProvider provider)
    {
        var job = new ScriptedJob((_, _) => Task.FromResult(JobOutcome.Success()));
        await using var bench = await JobBench.StartAsync(provider, job);
        var id = await bench.EnqueueAsync(Request);

        var cancelled = await bench.Cancel.ExecuteAsync(id, null, null, CancellationToken.None);
        await bench.RunAsync(id);

        Assert.Equal(JobStatus.Cancelled, cancelled.Value.Status);
        Assert.Equal(0, job.Runs);
        Assert.NotEqual(id, await bench.EnqueueAsync(Request));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_job_that_runs_is_stopped_when_it_is_cancelled(DatabaseProvider provider)
    {
        JobBench? bench = null;
        var job = new ScriptedJob(async (context, cancellationToken) =>
        {
            await bench!.Cancel.ExecuteAsync(context.JobId, null, null, CancellationToken.None);
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return JobOutcome.Success();
        });
        await using var started = bench = await JobBench.StartAsync(provider, job);
        var id = await bench.EnqueueAsync(Request);

        await AdvanceUntilAsync(bench, bench.RunAsync(id));

        Assert.Equal(JobStatus.Cancelled, (await bench.FindAsync(id)).Status);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_job_that_has_ended_cannot_be_cancelled(DatabaseProvider provider)
    {
        await using var bench = await JobBench.StartAsync(provider, new ScriptedJob((_, _) => Task.FromResult(JobOutcome.Success())));
        var id = await bench.EnqueueAsync(Request);
        await bench.RunAsync(id);

        Assert.IsType<ConflictError>((await bench.Cancel.ExecuteAsync(id, null, null, CancellationToken.None)).Error);
        Assert.IsType<NotFoundError>((await bench.Cancel.ExecuteAsync(Guid.NewGuid(), null, null, CancellationToken.None)).Error);
    }

    [Fact]
    public async Task A_runner_of_whom_the_database_does_not_hear_stops_when_another_may_take_its_job()
    {
        var (time, beat) = (new FakeTimeProvider(), TimeSpan.FromSeconds(5));
        using var heartbeats = new HeartbeatFailure();
        var withoutTables = Options.Create(new DatabaseOptions { ConnectionString = "Data Source=:memory:" });
        using var database = new Database(withoutTables, time, NullLogger<Database>.Instance);
        await using var lease = new JobLease(Guid.NewGuid(), Guid.NewGuid(), database, time, heartbeats, CancellationToken.None);

        for (var silence = beat; silence < JobLease.StaleAfter; silence += beat)
        {
            Assert.Null(lease.HeartbeatFailure);
            time.Advance(beat);
            await heartbeats.NextAsync();
        }

        time.Advance(beat);
        await Eventually.TrueAsync("the work is ended", () => lease.Token.IsCancellationRequested);
        Assert.NotNull(lease.HeartbeatFailure);
        Assert.False(lease.Lost || lease.CancelRequested);
    }

    [Fact]
    public async Task A_job_whose_runner_loses_the_database_is_left_to_the_next_runner()
    {
        JobBench? bench = null;
        var runs = 0;
        var job = new ScriptedJob(async (_, cancellationToken) =>
        {
            if (++runs == 2)
                return JobOutcome.Success();
            await bench!.ExecuteAsync(LoseJobsSql);
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return JobOutcome.Success();
        });
        await using var started = bench = await JobBench.StartAsync(DatabaseProvider.Sqlite, job);
        var id = await bench.EnqueueAsync(Request);

        var exception = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => AdvanceUntilAsync(bench, bench.RunAsync(id)));
        await bench.ExecuteAsync(FindJobsSql);
        bench.Time.Advance(MessageRedelivery.Delay);
        await bench.RunAsync(id);

        Assert.True(exception.IsUnreachable);
        Assert.Equal(JobStatus.Succeeded, (await bench.FindAsync(id)).Status);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_job_that_finds_no_database_has_not_broken(DatabaseProvider provider)
    {
        var job = new ScriptedJob((_, _) => throw new DatabaseUnavailableException(new TimeoutException(), isUnreachable: true));
        await using var bench = await JobBench.StartAsync(provider, job);
        var id = await bench.EnqueueAsync(Request);

        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => bench.RunAsync(id));

        var left = await bench.FindAsync(id);
        Assert.Equal((JobStatus.Running, null), (left.Status, left.Error));
    }

    private static async Task AdvanceUntilAsync(JobBench bench, Task run)
    {
        while (await Task.WhenAny(run, Task.Delay(20)) != run)
            bench.Time.Advance(TimeSpan.FromSeconds(5));
        await run;
    }

    /// <summary>Hears of every beat that failed.</summary>
    private sealed class HeartbeatFailure : ILogger, IDisposable
    {
        private readonly SemaphoreSlim _beats = new(0);

        public async Task NextAsync() => Assert.True(await _beats.WaitAsync(TimeSpan.FromSeconds(30)));

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _beats.Release();

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Dispose() => _beats.Dispose();
    }
}
