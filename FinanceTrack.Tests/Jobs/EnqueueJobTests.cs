using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Results;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Jobs;

public sealed class EnqueueJobTests
{
    private static readonly JobRequest Request = new(ScriptedJob.Name);

    private static ScriptedJob Nothing => new((_, _) => Task.FromResult(JobOutcome.Success()));

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Equal_requests_that_wait_at_the_same_time_become_one_job(DatabaseProvider provider)
    {
        await using var bench = await JobBench.StartAsync(provider, Nothing);
        var (ann, bob) = (Guid.NewGuid(), Guid.NewGuid());

        var first = await bench.EnqueueAsync(Request with { LedgerId = ann });
        var again = await bench.EnqueueAsync(Request with { LedgerId = ann });
        var other = await bench.EnqueueAsync(Request with { LedgerId = bob });

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_request_while_an_equal_job_runs_is_a_new_job(DatabaseProvider provider)
    {
        JobBench? bench = null;
        var second = Guid.Empty;
        var job = new ScriptedJob(async (_, _) =>
        {
            second = await bench!.EnqueueAsync(Request);
            return JobOutcome.Success();
        });
        await using var started = bench = await JobBench.StartAsync(provider, job);
        var first = await bench.EnqueueAsync(Request);

        await bench.RunAsync(first);

        Assert.NotEqual(first, second);
        Assert.Equal(JobStatus.Queued, (await bench.FindAsync(second)).Status);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_request_is_compared_by_its_key_where_it_has_one(DatabaseProvider provider)
    {
        await using var bench = await JobBench.StartAsync(provider, Nothing);
        var march = Request with { Key = "2026-03", Parameters = new ScriptedJob.Settings { Count = 3 } };

        var first = await bench.EnqueueAsync(march);

        Assert.Equal(first, await bench.EnqueueAsync(march));
        Assert.NotEqual(first, await bench.EnqueueAsync(march with { Key = "2026-04" }));
        Assert.NotEqual(first, await bench.EnqueueAsync(march with { Key = null }));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Unknown_kinds_and_parameters_are_refused(DatabaseProvider provider)
    {
        await using var bench = await JobBench.StartAsync(provider, Nothing);

        Assert.Equal("/kind", await PointerAsync(bench, new JobRequest("dance")));
        Assert.Equal("/parameters", await PointerAsync(bench, Request with { Parameters = new { Count = "three" } }));
        Assert.Equal("/parameters", await PointerAsync(bench, Request with { Parameters = new { Colour = "red" } }));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Jobs_are_listed_newest_first_page_by_page(DatabaseProvider provider)
    {
        await using var bench = await JobBench.StartAsync(provider, Nothing);
        var ids = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            ids.Insert(0, await bench.EnqueueAsync(Request with { Key = $"{i}" }));
            bench.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var listed = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = (
                await bench.List.ExecuteAsync(Request.Kind, JobStatus.Queued, new PageRequest(2, cursor), CancellationToken.None)).Value;
            listed.AddRange(page.Items.Select(job => job.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.Equal(ids, listed);
    }

    private static async Task<string> PointerAsync(JobBench bench, JobRequest request)
    {
        var result = await bench.Enqueue.ExecuteAsync(request, CancellationToken.None);
        return Assert.Single(Assert.IsType<ValidationError>(result.Error).Errors).Key;
    }
}
