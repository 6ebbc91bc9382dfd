using FinanceTrack.Domain.Accounts;
using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Summaries;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Tests.Ledger;

namespace FinanceTrack.Tests.Jobs;

/// <summary>A job over all ledgers continues after one that fails, counts it, and leaves it a job of its own.</summary>
public sealed class FailingLedgerTests
{
    private static readonly Statement BreakRowsSql =
        Statement.Of("UPDATE Transactions SET BookedOn = 'never' WHERE LedgerId = @LedgerId");

    // The sum of an account's two rows is none that the database can compute.
    private static readonly Statement BreakSumsSql =
        Statement.Of("UPDATE Transactions SET AmountMinor = 9223372036854775807 WHERE LedgerId = @LedgerId");

    [Theory]
    [InlineData(MatchLinks.JobKind)]
    [InlineData(RecomputeSummaries.JobKind)]
    public async Task One_ledger_that_fails_does_not_stop_those_after_it(string kind)
    {
        await using var ledger = await TestLedger.StartAsync(DatabaseProvider.Sqlite);
        Guid[] all = [await AddAsync(ledger), await AddAsync(ledger), await AddAsync(ledger)];
        await ledger.ExecuteAsync(kind == MatchLinks.JobKind ? BreakRowsSql : BreakSumsSql, new { LedgerId = all[1] });

        var job = (await ledger.Get<EnqueueJob>().ExecuteAsync(new JobRequest(kind), default)).Value;
        await ledger.Get<RunJob>().ExecuteAsync(job.Id, default);

        var ended = (await ledger.Get<FindJob>().ExecuteAsync(job.Id, default)).Value;
        Assert.Equal(JobStatus.Succeeded, ended.Status);
        Assert.Contains("\"ledgers\":2", ended.Result, StringComparison.Ordinal);
        Assert.Contains("\"failed\":1", ended.Result, StringComparison.Ordinal);
        var waiting = (await ledger.Get<ListJobs>().ExecuteAsync(kind, null, new PageRequest(200, null), default)).Value.Items;
        Assert.Contains(waiting, queued => queued.LedgerId == all[1] && queued.Status == JobStatus.Queued);
    }

    private static async Task<Guid> AddAsync(TestLedger ledger)
    {
        var id = (await ledger.AddUserAsync()).Id;
        foreach (var name in new[] { "Everyday", "Rainy day" })
        {
            var account = (await ledger.Get<CreateAccount>().ExecuteAsync(
                id.Actor(), new NewAccount(name, AccountKind.Current, "EUR", null), null, default)).Value;
            foreach (var day in new[] { 1, 2 })
            {
                Assert.True((await ledger.Get<RecordTransaction>().ExecuteAsync(
                    id.Actor(), new NewTransaction(new DateOnly(2026, 3, day), null, -9.99m, "EUR", "Streamora", AccountId: account.Id),
                    null, default)).Succeeded);
            }
        }

        return id;
    }
}
