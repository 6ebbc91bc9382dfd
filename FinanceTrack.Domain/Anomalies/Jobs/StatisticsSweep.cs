using System.Collections.Concurrent;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Telemetry;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Anomalies.Jobs;

/// <summary>
/// Repairs the statistics of one ledger or of many, some hundred at a time and as many at once as there are processors. Between two
/// hundreds it says how far it is, from where it continues after a yield or a crash. Memory is that of the ledgers under way.
/// </summary>
public sealed partial class StatisticsSweep(Database database, RepairStatistics repair, ILogger<StatisticsSweep> logger)
{
    private const int LedgersAtOnce = 100;

    /// <summary>Those of the job's ledger, or of every one that <paramref name="ledgers"/> finds.</summary>
    /// <param name="ledgers">The next <c>@Limit</c> ledger ids after <c>@After</c>, in order; <c>@Form</c> is the current form.</param>
    /// <param name="count">How many ledgers there are in all, roughly; same parameters.</param>
    internal async Task<JobOutcome> ExecuteAsync(
        JobContext context, Statement ledgers, Statement count, int form, CancellationToken cancellationToken)
    {
        if (context.LedgerId is { } only)
            return JobOutcome.Success(StatisticsReport.Empty.With(await RepairAsync([only], cancellationToken)));

        var state = context.Checkpoint<Checkpoint>() ?? new Checkpoint(Guid.Empty, StatisticsReport.Empty);
        var left = await database.ReadAsync(
            session => session.ScalarAsync<int>(count, new { state.After, Form = form }), cancellationToken);
        var total = state.Report.Ledgers + left;
        while (await NextAsync(ledgers, state.After, form, cancellationToken) is { Count: > 0 } next)
        {
            state = new Checkpoint(next[^1], state.Report.With(await RepairAsync(next, cancellationToken)));
            await context.ReportAsync(
                (double)state.Report.Ledgers / Math.Max(total, 1), $"{state.Report.Ledgers} of {total} ledgers", state,
                cancellationToken);
            if (context.ShouldYield)
                return JobOutcome.Yield;
        }

        return JobOutcome.Success(state.Report);
    }

    private Task<IReadOnlyList<Guid>> NextAsync(Statement ledgers, Guid after, int form, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync<Guid>(ledgers, new { After = after, Form = form, Limit = LedgersAtOnce }), cancellationToken);

    private async Task<IReadOnlyCollection<StatisticsCheck>> RepairAsync(IReadOnlyList<Guid> ledgers, CancellationToken cancellationToken)
    {
        var checks = new ConcurrentBag<StatisticsCheck>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(ledgers, parallel, async (ledger, token) =>
        {
            if (await repair.ExecuteAsync(ledger, token) is { } check)
                checks.Add(check);
        });
        var drifted = checks.Count(c => c.Finding == Storage.StatisticsFinding.Drifted);
        if (drifted > 0)
        {
            LogDrift(drifted, checks.Count);
            ProductMetrics.Repaired("statistics", drifted);
        }

        return checks;
    }

    private sealed record Checkpoint(Guid After, StatisticsReport Report);

    [LoggerMessage(
        4011, LogLevel.Error, "The statistics of {Drifted} of {Ledgers} ledgers did not match their history and were replaced",
        EventName = "4011")]
    private partial void LogDrift(int drifted, int ledgers);
}
