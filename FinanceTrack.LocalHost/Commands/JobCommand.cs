using System.CommandLine;
using FinanceTrack.Domain.Jobs;
using Spectre.Console;

namespace FinanceTrack.LocalHost.Commands;

/// <summary><c>job</c>: queues a job for the running host, such as a training, and shows how far it is until it ends.</summary>
internal static class JobCommand
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    public static Command Create()
    {
        var kind = new Argument<string>("kind")
        {
            Description = "Such as train-expense-classifier; an unknown one is answered with the list."
        };
        var command = new Command("job", "Queue a job for the running host, and watch it.") { kind };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var product = await LocalProduct.OpenAsync(cancellationToken);
            var queued = LocalProduct.Expect(
                await product.Get<EnqueueJob>().ExecuteAsync(new JobRequest(parsed.GetRequiredValue(kind)), cancellationToken));
            var ended = await WatchAsync(product.Get<FindJob>(), queued, cancellationToken);
            Console.WriteLine($"{ended.Status}. {ended.Error ?? ended.Result}");
            return ended.Status == JobStatus.Succeeded ? 0 : 1;
        });
        return command;
    }

    private static Task<Job> WatchAsync(FindJob find, Job job, CancellationToken cancellationToken) =>
        AnsiConsole.Progress().StartAsync(async progress =>
        {
            var shown = progress.AddTask(job.Kind, maxValue: 1);
            while (job.Status is JobStatus.Queued or JobStatus.Running)
            {
                await Task.Delay(Interval, cancellationToken);
                job = LocalProduct.Expect(await find.ExecuteAsync(job.Id, cancellationToken));
                shown.Value = job.Progress;
            }

            return job;
        });
}
