using System.CommandLine;
using System.Diagnostics;
using FinanceTrack.Domain.Anomalies.Jobs;
using FinanceTrack.Domain.Jobs;
using Spectre.Console;

namespace FinanceTrack.Benchmarks.Statistics;

/// <summary><c>statistics</c>: how long it takes to recompute everyone's statistics from history, and in how much memory.</summary>
internal static class StatisticsCommand
{
    public static Command Create()
    {
        var users = new Option<int>("--users") { Description = "How many users.", DefaultValueFactory = _ => 200 };
        var rows = new Option<int>("--rows") { Description = "How many transactions each of them has.", DefaultValueFactory = _ => 5_000 };
        var command = new Command("statistics", "Recomputes the anomaly statistics of a database made for it, and leaves nothing behind.")
        {
            users, rows
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(users), parsed.GetValue(rows), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int users, int rows, CancellationToken cancellationToken)
    {
        await using var ledgers = await ManyLedgers.CreateAsync(users, rows, cancellationToken);
        var table = new Table().AddColumns("pass", "seconds", "CPU seconds", "rows/s", "heap at the last collection, MB", "outcome");
        foreach (var pass in (string[])["first: every user is written", "second: every user is sound"])
        {
            var watch = Stopwatch.StartNew();
            var before = Environment.CpuUsage.TotalTime;
            var report = await RecomputeAsync(ledgers, cancellationToken);
            var cpu = Environment.CpuUsage.TotalTime - before;
            table.AddRow(
                pass,
                $"{watch.Elapsed.TotalSeconds:F1}",
                $"{cpu.TotalSeconds:F1}",
                $"{report.Rows / watch.Elapsed.TotalSeconds:N0}",
                $"{GC.GetGCMemoryInfo().HeapSizeBytes / 1e6:F0}",
                $"{report.Ledgers} ledgers, {report.Drifted} differed");
        }

        AnsiConsole.Write(table);
        return 0;
    }

    private static async Task<StatisticsReport> RecomputeAsync(ManyLedgers ledgers, CancellationToken cancellationToken)
    {
        var job = new Job { Id = Guid.NewGuid(), Kind = ComputeAnomalyStatistics.JobKind };
        var context = new JobContext(job, Guid.NewGuid(), ledgers.Database, TimeProvider.System);
        var outcome = await ledgers.Handler(job.Kind).ExecuteAsync(context, cancellationToken);
        return (StatisticsReport)((JobOutcome.Succeeded)outcome).Result!;
    }
}
