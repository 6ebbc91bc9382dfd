using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Recurring.Storage;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Tests.Ledger;

namespace FinanceTrack.Tests.Insights;

public sealed class RefreshInsightsTests
{
    private const int Months = 6;

    private static readonly Statement BreakSql = Statement.Of("UPDATE Transactions SET BookedOn = 'never' WHERE LedgerId = @LedgerId");

    [Fact]
    public async Task A_ledger_that_fails_is_recorded_and_the_others_are_refreshed()
    {
        await using var ledger = await TestLedger.StartAsync(DatabaseProvider.Sqlite);
        Guid[] all = [await AddAsync(ledger), await AddAsync(ledger), await AddAsync(ledger)];
        await ledger.ExecuteAsync(BreakSql, new { LedgerId = all[1] });

        var job = (await ledger.Get<EnqueueJob>().ExecuteAsync(new JobRequest(RefreshRequest.JobKind), default)).Value;
        await ledger.Get<RunJob>().ExecuteAsync(job.Id, default);

        var ended = (await ledger.Get<FindJob>().ExecuteAsync(job.Id, default)).Value;
        Assert.Equal(JobStatus.Succeeded, ended.Status);
        Assert.Contains("\"ledgers\":2", ended.Result, StringComparison.Ordinal);
        Assert.Contains("\"failed\":1", ended.Result, StringComparison.Ordinal);
        var found = await Task.WhenAll(all.Select(id => StreamsAsync(ledger, id)));
        Assert.Equal([true, false, true], found.Select(streams => streams.Count > 0));
        var waiting = (await ledger.Get<ListJobs>().ExecuteAsync(
            RefreshRequest.JobKind, null, new PageRequest(200, null), default)).Value.Items;
        Assert.Contains(waiting, queued => queued.LedgerId == all[1] && queued.Status == JobStatus.Queued);
    }

    private static Task<List<StreamRow>> StreamsAsync(TestLedger ledger, Guid id) =>
        ledger.Database.ReadAsync(session => StreamTable.ListAsync(session, id), default);

    private static async Task<Guid> AddAsync(TestLedger ledger)
    {
        var id = (await ledger.AddUserAsync()).Id;
        var last = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-2);
        var rows = Enumerable.Range(0, Months).Select(back =>
            new NewTransaction(last.AddMonths(-back), null, -9.99m, "EUR", "Streamora Premium"));
        Assert.True((await ledger.Get<RecordBatch>().ExecuteAsync(
            id.Actor(), new NewBatch([.. rows.Select(row => (Result<NewTransaction>)row)]), null, default)).Succeeded);
        return id;
    }
}
