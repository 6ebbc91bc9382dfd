using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Recurring;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Insights.Jobs;

/// <summary>
/// Refreshes one ledger after a change, or every ledger, one at a time, in the order of their ids: memory holds one ledger's rows, and a
/// run that was cut off continues after the last one. A ledger that fails does not stop the others: it gets a job of its own,
/// which is tried again and shows the failure.
/// </summary>
public sealed partial class RefreshInsights(
    Database database, RefreshLedger refresh, JobBacklog backlog, ILogger<RefreshInsights> logger) : IJobHandler
{
    private const int LedgersAtOnce = 200;

    public string Kind => RefreshRequest.JobKind;

    public async Task<JobOutcome> ExecuteAsync(JobContext context, CancellationToken cancellationToken)
    {
        if (context.LedgerId is { } only)
        {
            if (!await context.IsBehindAnotherAsync(cancellationToken))
                return JobOutcome.Success(await refresh.ExecuteAsync(only, cancellationToken));
            await database.WriteAsync(session => backlog.TryAddAsync(session, RefreshRequest.After(only)), cancellationToken);
            return JobOutcome.Success(new RefreshReport(0, 0, 0, 0));
        }

        var state = context.Checkpoint<Checkpoint>() ?? new Checkpoint(Guid.Empty, new RefreshReport(0, 0, 0, 0));
        var total = await database.ReadAsync(
            session => session.ScalarAsync<int>(LedgersTable.CountAfterSql, new { After = Guid.Empty }), cancellationToken);
        while (await NextAsync(state.After, cancellationToken) is { Count: > 0 } ledgers)
        {
            foreach (var ledger in ledgers)
            {
                state = new Checkpoint(ledger, state.Report.Plus(await TryRefreshAsync(ledger, cancellationToken)));
                var done = state.Report.Ledgers + state.Report.Failed;
                await context.ReportAsync((double)done / Math.Max(total, 1), $"{done} of {total} ledgers", state, cancellationToken);
                if (context.ShouldYield)
                    return JobOutcome.Yield;
            }
        }

        return JobOutcome.Success(state.Report);
    }

    private async Task<RefreshReport> TryRefreshAsync(Guid ledgerId, CancellationToken cancellationToken)
    {
        try
        {
            return await refresh.ExecuteAsync(ledgerId, cancellationToken);
        }
        catch (Exception exception) when (exception is not (
            OperationCanceledException or OutOfMemoryException or DatabaseUnavailableException))
        {
            LogFailed(ledgerId, exception);
            await database.WriteAsync(session => backlog.AddAsync(session, RefreshRequest.After(ledgerId)), cancellationToken);
            return new RefreshReport(0, 0, 0, 0) { Failed = 1 };
        }
    }

    private Task<IReadOnlyList<Guid>> NextAsync(Guid after, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.QueryAsync<Guid>(LedgersTable.LedgerIdsAfterSql, new { After = after, Limit = LedgersAtOnce }),
        cancellationToken);

    [LoggerMessage(7201, LogLevel.Error, "Ledger {LedgerId} could not be refreshed; the others continue", EventName = "7201")]
    private partial void LogFailed(Guid ledgerId, Exception exception);

    private sealed record Checkpoint(Guid After, RefreshReport Report);
}
