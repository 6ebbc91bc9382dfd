using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Telemetry;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Summaries;

/// <summary>What a recomputation found.</summary>
/// <param name="Repaired">How many sums and balances were not what the transactions add up to. Other than zero is a bug, and is logged as
/// an error.</param>
public sealed record SummariesReport(int Ledgers, int Sums, int Repaired)
{
    /// <summary>How many ledgers could not be compared.</summary>
    public int Failed { get; init; }
}

/// <summary>
/// Compares every ledger's monthly sums and balances with its transactions, and repairs and reports what differs. A ledger at a time, in a
/// transaction that locks it. One that fails does not stop the others, and gets a job of its own.
/// </summary>
public sealed partial class RecomputeSummaries(Database database, JobBacklog backlog, ILogger<RecomputeSummaries> logger)
    : IJobHandler
{
    public const string JobKind = "recompute-summaries";

    private const int LedgersAtOnce = 200;

    public string Kind => JobKind;

    public async Task<JobOutcome> ExecuteAsync(JobContext context, CancellationToken cancellationToken)
    {
        if (context.LedgerId is { } only)
            return JobOutcome.Success(await CheckAsync(only, cancellationToken));

        var state = context.Checkpoint<Checkpoint>() ?? new Checkpoint(Guid.Empty, new SummariesReport(0, 0, 0));
        var total = await database.ReadAsync(
            session => session.ScalarAsync<int>(LedgersTable.CountAfterSql, new { After = Guid.Empty }), cancellationToken);
        while (await NextLedgersAsync(state.After, cancellationToken) is { Count: > 0 } ledgers)
        {
            foreach (var ledger in ledgers)
            {
                var report = await TryCheckAsync(ledger, cancellationToken);
                state = new Checkpoint(ledger, state.Report with
                {
                    Ledgers = state.Report.Ledgers + report.Ledgers,
                    Failed = state.Report.Failed + report.Failed,
                    Sums = state.Report.Sums + report.Sums,
                    Repaired = state.Report.Repaired + report.Repaired,
                });
                var done = state.Report.Ledgers + state.Report.Failed;
                await context.ReportAsync((double)done / Math.Max(total, 1), $"{done} of {total} ledgers", state, cancellationToken);
                if (context.ShouldYield)
                    return JobOutcome.Yield;
            }
        }

        return JobOutcome.Success(state.Report);
    }

    private Task<IReadOnlyList<Guid>> NextLedgersAsync(Guid after, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.QueryAsync<Guid>(LedgersTable.LedgerIdsAfterSql, new { After = after, Limit = LedgersAtOnce }),
        cancellationToken);

    private async Task<SummariesReport> TryCheckAsync(Guid ledgerId, CancellationToken cancellationToken)
    {
        try
        {
            return await CheckAsync(ledgerId, cancellationToken);
        }
        catch (Exception exception) when (exception is not (
            OperationCanceledException or OutOfMemoryException or DatabaseUnavailableException))
        {
            LogFailed(ledgerId, exception);
            await database.WriteAsync(
                session => backlog.AddAsync(session, new JobRequest(JobKind) { LedgerId = ledgerId }), cancellationToken);
            return new SummariesReport(0, 0, 0) { Failed = 1 };
        }
    }

    internal async Task<SummariesReport> CheckAsync(Guid ledgerId, CancellationToken cancellationToken)
    {
        var report = await RepairAsync(ledgerId, cancellationToken);
        if (report.Repaired > 0)
        {
            LogRepaired(report.Repaired, ledgerId);
            ProductMetrics.Repaired("summaries", report.Repaired);
        }

        return report;
    }

    private Task<SummariesReport> RepairAsync(Guid ledgerId, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await LedgersTable.LockAsync(session, ledgerId);
            var stored = (await SummaryTable.ReadAsync(session, ledgerId, new Month(0), new Month(int.MaxValue))).ToDictionary(KeyOf);
            var computed = (await SummaryTable.ComputeAsync(session, ledgerId)).ToDictionary(KeyOf);
            var wrong = stored.Keys.Union(computed.Keys)
                .Select(key => Difference(stored.GetValueOrDefault(key), computed.GetValueOrDefault(key)))
                .Where(difference => !difference.IsZero)
                .ToList();
            await SummaryTable.AddAsync(session, wrong);
            var changes = computed.Values.GroupBy(sum => sum.AccountId)
                .ToDictionary(account => account.Key, account => account.Sum(sum => sum.BalanceMinor));
            var balances = await AccountTable.RepairBalancesAsync(session, ledgerId, changes);
            return new SummariesReport(1, computed.Count, wrong.Count + balances);
        },
        cancellationToken);

    private static (int, string, Guid, Guid) KeyOf(SummaryRow row) => (row.Month, row.Currency.Code, row.CategoryId, row.AccountId);

    private static SummaryRow Difference(SummaryRow? stored, SummaryRow? computed) => (stored, computed) switch
    {
        ({ } s, { } c) => c.Plus(s.Negated()) with { Version = 1 },
        ({ } s, null) => s.Negated() with { Version = 1 },
        (null, { } c) => c with { Version = 1 },
        _ => throw new ArgumentException("One of the two has to be there."),
    };

    private sealed record Checkpoint(Guid After, SummariesReport Report);

    [LoggerMessage(
        5001, LogLevel.Error, "{Sums} sums of ledger {LedgerId} did not match the transactions and were repaired",
        EventName = "5001")]
    private partial void LogRepaired(int sums, Guid ledgerId);

    [LoggerMessage(5002, LogLevel.Error, "The sums of ledger {LedgerId} could not be compared; the others continue", EventName = "5002")]
    private partial void LogFailed(Guid ledgerId, Exception exception);
}
