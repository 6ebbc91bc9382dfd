using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Inbound;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Tests.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Tests.Ledger;

/// <summary>Money is recorded once, whether the commit that was cut off stands or not: who repeats it has a key, and the key
/// tells.</summary>
public sealed class LostCommitTests
{
    private static readonly Statement CountSql = Statement.Of("SELECT COUNT(*) FROM Transactions WHERE LedgerId = @LedgerId");
    private static readonly Statement SpentSql = Statement.Of("SELECT SUM(ExpenseMinor) FROM MonthlySums WHERE LedgerId = @LedgerId");

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_repeated_with_its_key_after_a_lost_commit_is_carried_out_once(bool serverHeard)
    {
        await using var ledger = await TestLedger.StartAsync(DatabaseProvider.SqlServer);
        var user = await ledger.AddUserAsync();
        await using var way = new SqlServerProxy(ledger.Options.ConnectionString);
        await using var cutOff = await ledger.StartAnotherAsync(By(way));
        var (key, coffee) = (new IdempotencyKey("k-1", new byte[32]), Coffee());
        Task<Result<TransactionDetails>> RecordAsync() =>
            cutOff.Get<RecordTransaction>().ExecuteAsync(user.Id.Actor(), coffee, key, CancellationToken.None);

        way.CutAtCommit(serverHeard);
        await Assert.ThrowsAsync<OutcomeUnknownException>(RecordAsync);
        await AssertCountAsync(ledger, user, serverHeard ? 1 : 0);
        var recorded = await RecordAsync();

        Assert.True(recorded.Succeeded);
        Assert.Equal(recorded.Value.Id, (await RecordAsync()).Value.Id);
        await AssertCountAsync(ledger, user, 1);
        Assert.Equal(320, Math.Abs(await ledger.ScalarAsync<long>(SpentSql, new { LedgerId = user.Id })));
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_that_comes_again_after_a_lost_commit_is_recorded_once(bool serverHeard)
    {
        await using var ledger = await TestLedger.StartAsync(DatabaseProvider.SqlServer);
        var user = await ledger.AddUserAsync();
        await using var way = new SqlServerProxy(ledger.Options.ConnectionString);
        await using var cutOff = await ledger.StartAnotherAsync(By(way));
        var message = $$"""
            { "messageId": "m-1", "userId": "{{user.Id}}", "externalId": "e-1", "bookedOn": "2026-03-14", "amount": -3.20,
              "currency": "EUR",
              "description": "Coffee" }
            """;
        Task ReceiveAsync() => cutOff.Get<ReceiveTransactions>().ExecuteAsync(message, CancellationToken.None);

        way.CutAtCommit(serverHeard);
        await Assert.ThrowsAsync<OutcomeUnknownException>(ReceiveAsync);
        await AssertCountAsync(ledger, user, serverHeard ? 1 : 0);
        await ReceiveAsync();
        await ReceiveAsync();

        await AssertCountAsync(ledger, user, 1);
        Assert.Equal(320, Math.Abs(await ledger.ScalarAsync<long>(SpentSql, new { LedgerId = user.Id })));
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_job_whose_claim_was_cut_off_is_run_all_the_same(bool serverHeard)
    {
        await using var ledger = await TestLedger.StartAsync(DatabaseProvider.SqlServer);
        var user = await ledger.AddUserAsync();
        await using var way = new SqlServerProxy(ledger.Options.ConnectionString);
        await using var cutOff = await ledger.StartAnotherAsync(By(way));
        var job = (await ledger.Get<EnqueueJob>()
            .ExecuteAsync(new JobRequest("recompute-summaries") { LedgerId = user.Id }, CancellationToken.None)).Value.Id;

        way.CutAtCommit(serverHeard);
        await cutOff.Get<RunJob>().ExecuteAsync(job, CancellationToken.None);

        Assert.Equal(JobStatus.Succeeded, (await ledger.Get<FindJob>().ExecuteAsync(job, CancellationToken.None)).Value.Status);
    }

    private static NewTransaction Coffee() => new(new DateOnly(2026, 3, 14), null, -3.2m, "EUR", "Coffee", null, null);

    private static Action<IServiceCollection> By(SqlServerProxy way) => services => services.AddSingleton(Options.Create(way.Options));

    private static async Task AssertCountAsync(TestLedger ledger, TestOwner user, int rows) =>
        Assert.Equal(rows, await ledger.ScalarAsync<int>(CountSql, new { LedgerId = user.Id }));
}
