using System.Collections.Concurrent;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Anomalies.Jobs;

/// <summary>
/// Repairs the statistics of one user or of many, some hundred at a time and as many at once as there are processors. Between two
/// hundreds it says how far it is, from where it continues after a yield or a crash. Memory is that of the users under way.
/// </summary>
public sealed partial class StatisticsSweep(Database database, RepairStatistics repair, ILogger<StatisticsSweep> logger)
{
    private const int UsersAtOnce = 100;

    /// <summary>Those of the job's user, or of everyone <paramref name="users"/> finds.</summary>
    /// <param name="users">The next <c>@Most</c> user ids after <c>@After</c>, in their order; <c>@Form</c> is the current form.</param>
    /// <param name="count">How many users there are in all, roughly; same parameters.</param>
    internal async Task<JobOutcome> ExecuteAsync(
        JobContext context, Statement users, Statement count, int form, CancellationToken cancellationToken)
    {
        if (context.LedgerId is { } only)
            return JobOutcome.Success(StatisticsReport.Empty.With(await RepairAsync([only], cancellationToken)));

        var state = context.Checkpoint<Checkpoint>() ?? new Checkpoint(Guid.Empty, StatisticsReport.Empty);
        var left = await database.ReadAsync(
            session => session.ScalarAsync<int>(count, new { state.After, Form = form }), cancellationToken);
        var total = state.Report.Users + left;
        while (await NextAsync(users, state.After, form, cancellationToken) is { Count: > 0 } next)
        {
            state = new Checkpoint(next[^1], state.Report.With(await RepairAsync(next, cancellationToken)));
            await context.ReportAsync(
                (double)state.Report.Users / Math.Max(total, 1), $"{state.Report.Users} of {total} users", state, cancellationToken);
            if (context.ShouldYield)
                return JobOutcome.Yield;
        }

        return JobOutcome.Success(state.Report);
    }

    private Task<IReadOnlyList<Guid>> NextAsync(Statement users, Guid after, int form, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync<Guid>(users, new { After = after, Form = form, Most = UsersAtOnce }), cancellationToken);

    private async Task<IReadOnlyCollection<StatisticsCheck>> RepairAsync(IReadOnlyList<Guid> users, CancellationToken cancellationToken)
    {
        var checks = new ConcurrentBag<StatisticsCheck>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(users, parallel, async (user, token) =>
        {
            if (await repair.ExecuteAsync(user, token) is { } check)
                checks.Add(check);
        });
        var drifted = checks.Count(c => c.Finding == Storage.StatisticsFinding.Drifted);
        if (drifted > 0)
            LogDrift(drifted, checks.Count);
        return checks;
    }

    private sealed record Checkpoint(Guid After, StatisticsReport Report);

    [LoggerMessage(
        4011, LogLevel.Error, "The statistics of {Drifted} of {Users} users did not match their history and were replaced",
        EventName = "4011")]
    private partial void LogDrift(int drifted, int users);
}
