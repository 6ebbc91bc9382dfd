using System.CommandLine;
using System.Diagnostics;
using FinanceTrack.Domain.Insights.Jobs;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Recurring;
using Spectre.Console;

namespace FinanceTrack.Benchmarks.Statistics;

/// <summary><c>refresh</c>: how long the nightly run over all ledgers takes, and in how much memory.</summary>
internal static class InsightsRefreshCommand
{
    public static Command Create()
    {
        var ledgers = new Option<int>("--ledgers") { Description = "How many ledgers.", DefaultValueFactory = _ => 1_000 };
        var rows = new Option<int>("--rows") { Description = "How many transactions each of them has.", DefaultValueFactory = _ => 5_000 };
        var command = new Command("refresh", "Computes the insights of a database made for it as each night, and leaves nothing behind.")
        {
            ledgers, rows
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(ledgers), parsed.GetValue(rows), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int count, int rows, CancellationToken cancellationToken)
    {
        await using var ledgers = await ManyLedgers.CreateAsync(count, rows, cancellationToken);
        var failed = 0;
        var table = new Table().AddColumns("pass", "seconds", "CPU seconds", "ms CPU/ledger", "peak of the process, MB", "outcome");
        foreach (var pass in (string[])["first: everything is new", "second: nothing has changed"])
        {
            var watch = Stopwatch.StartNew();
            var before = Environment.CpuUsage.TotalTime;
            var report = await RefreshAsync(ledgers, cancellationToken);
            var cpu = Environment.CpuUsage.TotalTime - before;
            failed += report.Failed;
            using var process = Process.GetCurrentProcess();
            table.AddRow(
                pass,
                $"{watch.Elapsed.TotalSeconds:F1}",
                $"{cpu.TotalSeconds:F1}",
                $"{cpu.TotalMilliseconds / count:F1}",
                $"{process.PeakWorkingSet64 / 1e6:F0}",
                $"{report.Ledgers} ledgers, {report.Failed} failed, {report.Streams} streams, {report.Insights} insights");
        }

        AnsiConsole.Write(table);
        return failed == 0 ? 0 : 1;
    }

    private static async Task<RefreshReport> RefreshAsync(ManyLedgers ledgers, CancellationToken cancellationToken)
    {
        var job = new Job { Id = Guid.NewGuid(), Kind = RefreshRequest.JobKind };
        while (true)
        {
            var context = new JobContext(job, Guid.NewGuid(), ledgers.Database, TimeProvider.System);
            var outcome = await ledgers.Handler(job.Kind).ExecuteAsync(context, cancellationToken);
            if (outcome is JobOutcome.Succeeded { Result: RefreshReport report })
                return report;
            job = job with { ResumeFrom = context.ResumeFrom }; // It yields every few minutes, as it does in the product.
        }
    }
}
