using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Links.Rows;
using FinanceTrack.Domain.Telemetry;
using FinanceTrack.Domain.Transactions.Rows;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Links;

/// <summary>What a run of the matchers has done.</summary>
public sealed record MatchReport(int Ledgers, int Linked, int Dissolved, int Asked)
{
    /// <summary>How many ledgers could not be matched.</summary>
    public int Failed { get; init; }

    internal MatchReport Plus(MatchPlan? plan) => plan is null ? this with { Failed = Failed + 1 } : this with
    {
        Ledgers = Ledgers + 1,
        Linked = Linked + plan.Make.Count,
        Dissolved = Dissolved + plan.Dissolve.Count,
        Asked = Asked + plan.Ask.Count,
    };
}

/// <summary>
/// Finds transfers and refunds in a ledger, and asks what it cannot tell. The matchers run outside the ledger's lock, which holds up every
/// writer of it; what they found is applied inside, if nothing has changed meanwhile. A ledger that changes all the time is matched inside
/// when its rows are few, and again later when they are many. Without a ledger, all that have several accounts: one that fails does not
/// stop the others, and gets a job of its own.
/// </summary>
public sealed partial class MatchLinks(
    Database database, LedgerReader ledgers, LinkWriter writer, ComputeTurns turns, JobBacklog backlog, TimeProvider time,
    ILogger<MatchLinks> logger) : IJobHandler
{
    public const string JobKind = LinkJobs.MatchKind;

    /// <summary>How many rows the matchers look at: those booked last, twenty years of a household.</summary>
    private const int MaxRows = 20_000;

    /// <summary>How many rows are matched inside the lock. With SQLite every writer waits for it.</summary>
    internal const int MaxRowsInLock = 1_000;

    private const int MaxAttempts = 4, LedgersAtOnce = 200;

    /// <summary>After a run of the same ledger that was under way.</summary>
    private static readonly TimeSpan SoonAfter = TimeSpan.FromSeconds(10);

    /// <summary>Of a ledger that changed while it was matched.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(1);

    public string Kind => JobKind;

    public async Task<JobOutcome> ExecuteAsync(JobContext context, CancellationToken cancellationToken)
    {
        if (context.LedgerId is { } only)
        {
            if (!await context.IsBehindAnotherAsync(cancellationToken))
                return JobOutcome.Success(new MatchReport(0, 0, 0, 0).Plus(await MatchAsync(only, cancellationToken)));
            await QueueAsync(only, SoonAfter, cancellationToken);
            return JobOutcome.Success(new MatchReport(0, 0, 0, 0));
        }

        var state = context.Checkpoint<Checkpoint>() ?? new Checkpoint(Guid.Empty, new MatchReport(0, 0, 0, 0));
        while (await NextAsync(state.After, cancellationToken) is { Count: > 0 } next)
        {
            foreach (var ledger in next)
            {
                state = new Checkpoint(ledger, state.Report.Plus(await TryMatchAsync(ledger, cancellationToken)));
                await context.ReportAsync(0.5, $"{state.Report.Ledgers} ledgers", state, cancellationToken);
                if (context.ShouldYield)
                    return JobOutcome.Yield;
            }
        }

        return JobOutcome.Success(state.Report);
    }

    /// <summary>Matches one ledger now, or again later when it has many rows and changed each time.</summary>
    internal async Task<MatchPlan> MatchAsync(Guid ledgerId, CancellationToken cancellationToken)
    {
        var rows = 0;
        for (var attempt = 1; attempt < MaxAttempts; attempt++)
        {
            if (await turns.RunAsync(() => ComputeAsync(ledgerId, cancellationToken), cancellationToken) is not { } computed)
                return new MatchPlan();
            if (computed.Plan.IsEmpty || await ApplyAsync(computed, cancellationToken))
                return computed.Plan;
            rows = computed.Rows;
        }

        if (rows > MaxRowsInLock)
        {
            await QueueAsync(ledgerId, Later, cancellationToken);
            return new MatchPlan();
        }

        return await turns.RunAsync(
            () => database.WriteAsync(session => MatchLockedAsync(session, ledgerId, cancellationToken), cancellationToken),
            cancellationToken);
    }

    private Task<bool> QueueAsync(Guid ledgerId, TimeSpan delay, CancellationToken cancellationToken) => database.WriteAsync(
        session => backlog.TryAddAsync(session, LinkJobs.Match(ledgerId) with { Delay = delay }), cancellationToken);

    /// <summary>Null for a ledger that failed.</summary>
    private async Task<MatchPlan?> TryMatchAsync(Guid ledgerId, CancellationToken cancellationToken)
    {
        try
        {
            return await MatchAsync(ledgerId, cancellationToken);
        }
        catch (Exception exception) when (exception is not (
            OperationCanceledException or OutOfMemoryException or DatabaseUnavailableException))
        {
            LogFailed(ledgerId, exception);
            await database.WriteAsync(session => backlog.AddAsync(session, LinkJobs.Match(ledgerId)), cancellationToken);
            return null;
        }
    }

    private Task<IReadOnlyList<Guid>> NextAsync(Guid after, CancellationToken cancellationToken) => database.ReadAsync(
        session => AccountTable.ReadLedgersWithSeveralAsync(session, after, LedgersAtOnce), cancellationToken);

    private async Task<Computed?> ComputeAsync(Guid ledgerId, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => ReadAsync(session, ledgerId), cancellationToken) is var (ledger, input)
            ? new Computed(ledger, MatchRun.Of(input, cancellationToken), input.Today, input.Rows.Count)
            : null;

    private async Task<(LedgerState Ledger, MatchInput Input)?> ReadAsync(DbSession session, Guid ledgerId) =>
        await ledgers.FindAsync(session, ledgerId) is { } ledger ? (ledger, await InputAsync(session, ledger)) : null;

    private async Task<MatchInput> InputAsync(DbSession session, LedgerState ledger)
    {
        var rows = await LinkedRowTable.ReadLatestAsync(session, ledger.LedgerId, MaxRows);
        return new MatchInput(
            ledger.Setup.Accounts, rows, rows.Count < MaxRows, await LinkTable.ReadAllAsync(session, ledger.LedgerId),
            await QuestionTable.ReadAllAsync(session, ledger.LedgerId), DateOnly.FromDateTime(time.Now().UtcDateTime));
    }

    /// <summary>False when the ledger has changed since it was read.</summary>
    private Task<bool> ApplyAsync(Computed computed, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var seen = computed.Ledger;
                if (await ledgers.LockAsync(session, seen.LedgerId) is not { } ledger || ledger.Version != seen.Version)
                    return false;
                await ApplyAsync(session, ledger, computed.Plan, computed.Today);
                return true;
            },
            cancellationToken);

    private async Task<MatchPlan> MatchLockedAsync(DbSession session, Guid ledgerId, CancellationToken cancellationToken)
    {
        if (await ledgers.LockAsync(session, ledgerId) is not { } ledger)
            return new MatchPlan();
        var input = await InputAsync(session, ledger);
        var plan = MatchRun.Of(input, cancellationToken);
        if (!plan.IsEmpty)
            await ApplyAsync(session, ledger, plan, input.Today);
        return plan;
    }

    private async Task ApplyAsync(DbSession session, LedgerState ledger, MatchPlan plan, DateOnly today)
    {
        foreach (var link in plan.Dissolve)
            await writer.DissolveAsync(session, ledger, link, refuse: false);
        foreach (var link in plan.Make)
            await writer.MakeAsync(session, ledger, link);
        foreach (var question in plan.Withdraw)
            await QuestionTable.UpdateAsync(session, Withdrawn(question));
        foreach (var (question, isWelcome) in plan.Ask)
            await QuestionTable.InsertAsync(session, QuestionRow.New(ledger.LedgerId, question, today, isWelcome, time.Now()));
        await writer.FinishAsync(session, ledger, plan.ChangesTransfers);
        session.WhenCommitted(() =>
        {
            foreach (var asked in plan.Ask.GroupBy(asked => asked.Question.Kind))
                ProductMetrics.Asked(asked.Key == LinkKind.Transfer ? "transfer" : "refund", asked.Count());
        });
    }

    private QuestionRow Withdrawn(QuestionRow question) => question with
    {
        State = QuestionState.Withdrawn,
        UpdatedAt = time.Now(),
        Version = question.Version + 1,
    };

    [LoggerMessage(7203, LogLevel.Error, "Ledger {LedgerId} could not be matched; the others continue", EventName = "7203")]
    private partial void LogFailed(Guid ledgerId, Exception exception);

    private sealed record Checkpoint(Guid After, MatchReport Report);

    private sealed record Computed(LedgerState Ledger, MatchPlan Plan, DateOnly Today, int Rows);
}
