using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Domain.Insights.Jobs;

/// <summary>
/// Refreshes one ledger after a change, or every ledger, one at a time, in the order of their ids: memory holds one ledger's rows, and a
/// run that was cut off continues after the last one.
/// </summary>
public sealed class RefreshInsights(Database database, RefreshLedger refresh) : IJobHandler
{
    private const int LedgersAtOnce = 200;

    public string Kind => RefreshRequest.JobKind;

    public async Task<JobOutcome> ExecuteAsync(JobContext context, CancellationToken cancellationToken)
    {
        if (context.LedgerId is { } only)
            return JobOutcome.Success(await refresh.ExecuteAsync(only, cancellationToken));

        var state = context.Checkpoint<Checkpoint>() ?? new Checkpoint(Guid.Empty, new RefreshReport(0, 0, 0, 0));
        var total = await database.ReadAsync(
            session => session.ScalarAsync<int>(LedgersTable.CountAfterSql, new { After = Guid.Empty }), cancellationToken);
        while (await NextAsync(state.After, cancellationToken) is { Count: > 0 } ledgers)
        {
            foreach (var ledger in ledgers)
            {
                state = new Checkpoint(ledger, state.Report.Plus(await refresh.ExecuteAsync(ledger, cancellationToken)));
                await context.ReportAsync(
                    (double)state.Report.Ledgers / Math.Max(total, 1), $"{state.Report.Ledgers} of {total} ledgers", state,
                    cancellationToken);
                if (context.ShouldYield)
                    return JobOutcome.Yield;
            }
        }

        return JobOutcome.Success(state.Report);
    }

    private Task<IReadOnlyList<Guid>> NextAsync(Guid after, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.QueryAsync<Guid>(LedgersTable.LedgerIdsAfterSql, new { After = after, Limit = LedgersAtOnce }),
        cancellationToken);

    private sealed record Checkpoint(Guid After, RefreshReport Report);
}
