using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Jobs;

public sealed class RunJobTests
{
    private static readonly JobRequest Request = new(ScriptedJob.Name);

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_job_runs_with_its_parameters_and_leaves_its_result(DatabaseProvider provider)
    {
        var job = new ScriptedJob((context, _) =>
            Task.FromResult(JobOutcome.Success(new { Doubled = 2 * context.Parameters<ScriptedJob.Settings>().Count })));
        await using var bench = await JobBench.StartAsync(provider, job);
        var id = await bench.EnqueueAsync(Request with { Parameters = new ScriptedJob.Settings { Count = 21 } });

        await bench.RunAsync(id);

        var ended = await bench.FindAsync(id);
        Assert.Equal(JobStatus.Succeeded, ended.Status);
        Assert.Equal("""{"doubled":42}""", ended.Result);
        Assert.Equal(1, ended.Progress);
        Assert.Equal(bench.Time.Now(), ended.FinishedAt);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_message_that_comes_twice_runs_its_job_once(DatabaseProvider provider)
    {
        var job = new ScriptedJob((_, _) => Task.FromResult(JobOutcome.Success()));
        await using var bench = await JobBench.StartAsync(provider, job);
        var id = await bench.EnqueueAsync(Request);

        await bench.RunAsync(id);
        await bench.RunAsync(id);
        await bench.RunAsync(Guid.NewGuid());

        Assert.Equal(1, job.Runs);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_job_that_is_running_is_not_run_beside_itself(DatabaseProvider provider)
    {
        JobBench? bench = null;
        var job = new ScriptedJob(async (context, _) =>
        {
            await bench!.RunAsync(context.JobId, CancellationToken.None);
            return JobOutcome.Success();
        });
        await using var started = bench = await JobBench.StartAsync(provider, job);

        await bench.RunAsync(await bench.EnqueueAsync(Request));

        Assert.Equal(1, job.Runs);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_job_that_yields_continues_from_its_checkpoint(DatabaseProvider provider)
    {
        var job = new ScriptedJob(async (context, cancellationToken) =>
        {
            var reached = (context.Checkpoint<Reached>()?.Page ?? 0) + 1;
            await context.ReportAsync(reached / 3.0, $"page {reached}", new Reached(reached), cancellationToken);
            return reached == 3 ? JobOutcome.Success(new Reached(reached)) : JobOutcome.Yield;
        });
        await using var bench = await JobBench.StartAsync(provider, job);
        var id = await bench.EnqueueAsync(Request);

        await bench.RunAsync(id);
        var yielded = await bench.FindAsync(id);
        await bench.RunAsync(id);
        await bench.RunAsync(id);
        await bench.RunAsync(id);

        Assert.Equal((JobStatus.Queued, "page 1", 0), (yielded.Status, yielded.ProgressMessage, yielded.Attempts));
        Assert.Equal("""{"page":3}""", (await bench.FindAsync(id)).Result);
        Assert.Equal(3, job.Runs);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_job_is_asked_to_yield_before_the_hosts_time_limit(DatabaseProvider provider)
    {
        JobBench? bench = null;
        var asked = new List<bool>();
        var job = new ScriptedJob((context, _) =>
        {
            asked.Add(context.ShouldYield);
            bench!.Time.Advance(TimeSpan.FromMinutes(5));
            asked.Add(context.ShouldYield);
            return Task.FromResult(JobOutcome.Success());
        });
        await using var started = bench = await JobBench.StartAsync(provider, job);

        await bench.RunAsync(await bench.EnqueueAsync(Request));

        Assert.Equal([false, true], asked);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_stopping_host_queues_the_job_again_where_it_was(DatabaseProvider provider)
    {
        using var stopping = new CancellationTokenSource();
        var job = new ScriptedJob(async (context, cancellationToken) =>
        {
            await context.ReportAsync(0.5, null, new Reached(7), cancellationToken);
            await stopping.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return JobOutcome.Success();
        });
        await using var bench = await JobBench.StartAsync(provider, job);
        var id = await bench.EnqueueAsync(Request);

        await bench.RunAsync(id, stopping.Token);

        var queued = await bench.FindAsync(id);
        Assert.Equal((JobStatus.Queued, """{"page":7}"""), (queued.Status, queued.ResumeFrom));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_job_that_throws_is_tried_again_later_and_fails_in_the_end(DatabaseProvider provider)
    {
        var job = new ScriptedJob((_, _) => throw new TimeoutException("secret"));
        await using var bench = await JobBench.StartAsync(provider, job);
        var id = await bench.EnqueueAsync(Request);

        await bench.RunAsync(id);
        Assert.Equal((JobStatus.Queued, "TimeoutException"), await StateAsync(bench, id));
        Assert.Equal((1, 1), await bench.CountMessagesAsync()); // The first attempt's, which is not consumed here, and the second's.
        await bench.RunAsync(id);
        await bench.RunAsync(id);

        var (status, error) = await StateAsync(bench, id);
        Assert.Equal(JobStatus.Failed, status);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
        Assert.Equal(3, job.Runs);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_failure_that_trying_again_cannot_mend_is_final(DatabaseProvider provider)
    {
        var job = new ScriptedJob((_, _) => Task.FromResult(JobOutcome.Failure("There is nothing to learn from.")));
        await using var bench = await JobBench.StartAsync(provider, job);
        var id = await bench.EnqueueAsync(Request);

        await bench.RunAsync(id);

        Assert.Equal((JobStatus.Failed, "There is nothing to learn from."), await StateAsync(bench, id));
    }

    private static async Task<(JobStatus Status, string? Error)> StateAsync(JobBench bench, Guid id)
    {
        var job = await bench.FindAsync(id);
        return (job.Status, job.Error);
    }

    private sealed record Reached(int Page);
}
