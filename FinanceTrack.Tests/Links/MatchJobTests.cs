using FinanceTrack.Domain.Accounts;
using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Links.Rows;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Tests.Ledger;

namespace FinanceTrack.Tests.Links;

/// <summary>The matching of one ledger neither fills the places of jobs nor holds up writers.</summary>
public sealed class MatchJobTests : IAsyncLifetime
{
    private static readonly Statement WaitingSql = Statement.Of(
        "SELECT Id FROM Jobs WHERE LedgerId = @LedgerId AND PendingKey LIKE 'match-links:%'");

    private static readonly Statement StartSql = Statement.Of("""
        UPDATE Jobs SET Status = @Running, PendingKey = @Key, LeaseOwner = @Id, StartedAt = @Now, HeartbeatAt = @Now WHERE Id = @Id
        """);

    private static readonly Statement EndSql = Statement.Of("UPDATE Jobs SET Status = @Succeeded WHERE Id = @Id");

    private TestLedger _ledger = null!;
    private Guid _id;
    private Guid _giro;
    private Guid _savings;

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.StartAsync(DatabaseProvider.Sqlite);
        _id = (await _ledger.AddUserAsync()).Id;
        _giro = await AddAccountAsync("Everyday", "DE02100500000024290661");
        _savings = await AddAccountAsync("Rainy day", "DE02300209000106531065");
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task A_job_behind_another_of_its_ledger_is_queued_for_later()
    {
        await RecordTransferAsync();
        var running = await FindWaitingAsync();
        await StartAsync(running);
        await RecordAsync(_giro, -12.34m, "Transfer to DE02300209000106531065");
        await RecordAsync(_savings, 12.34m, "Transfer from DE02100500000024290661");
        var second = await FindWaitingAsync();

        await RunAsync(second);

        var third = await FindWaitingAsync();
        Assert.Equal(3, new[] { running, second, third }.Distinct().Count());
        Assert.Empty(await LinksAsync());
        await _ledger.ExecuteAsync(EndSql, new { Id = running, JobStatus.Succeeded });
        await RunAsync(third);
        Assert.Equal(2, (await LinksAsync()).Count);
    }

    [Fact]
    public async Task A_large_ledger_that_changes_all_the_time_is_matched_later_and_not_in_its_lock()
    {
        foreach (var some in Enumerable.Range(0, MatchLinks.MaxRowsInLock + 500).Chunk(RecordBatch.MaxTransactions))
        {
            Result<NewTransaction>[] items = [.. some.Select(i => (Result<NewTransaction>)New(_giro, -3 - (i / 100m), $"Kiosk {i}"))];
            Assert.True((await _ledger.Get<RecordBatch>().ExecuteAsync(_id.Actor(), new NewBatch(items), null, default)).Succeeded);
        }

        await RecordTransferAsync();
        await StartAsync(await FindWaitingAsync());
        using var done = new CancellationTokenSource();
        var writing = KeepWritingAsync(done.Token);

        var plan = await _ledger.Get<MatchLinks>().MatchAsync(_id, default);

        await done.CancelAsync();
        await writing;
        Assert.True(plan.IsEmpty);
        Assert.Empty(await LinksAsync());
        var waiting = await FindWaitingAsync();
        await _ledger.ExecuteAsync(EndSql, new { Id = waiting, JobStatus.Succeeded });
        Assert.False((await _ledger.Get<MatchLinks>().MatchAsync(_id, default)).IsEmpty);
    }

    private async Task KeepWritingAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
            await RecordAsync(_giro, -1.11m, "Kiosk");
    }

    private async Task RecordTransferAsync()
    {
        await RecordAsync(_giro, -250m, "Transfer to DE02300209000106531065");
        await RecordAsync(_savings, 250m, "Transfer from DE02100500000024290661");
    }

    private Task<Guid> FindWaitingAsync() => _ledger.ScalarAsync<Guid>(WaitingSql, new { LedgerId = _id });

    private Task<int> StartAsync(Guid job) => _ledger.ExecuteAsync(
        StartSql, new { Id = job, JobStatus.Running, Key = job.ToString("N"), Now = DateTimeOffset.UtcNow });

    private async Task RunAsync(Guid job)
    {
        await _ledger.Get<RunJob>().ExecuteAsync(job, default);
        Assert.Equal(JobStatus.Succeeded, (await _ledger.Get<FindJob>().ExecuteAsync(job, default)).Value.Status);
    }

    private async Task<Guid> AddAccountAsync(string name, string number) =>
        (await _ledger.Get<CreateAccount>().ExecuteAsync(
            _id.Actor(), new NewAccount(name, AccountKind.Current, "EUR", number), null, default)).Value.Id;

    private async Task RecordAsync(Guid account, decimal amount, string description) =>
        Assert.True((await _ledger.Get<RecordTransaction>()
            .ExecuteAsync(_id.Actor(), New(account, amount, description), null, default)).Succeeded);

    private static NewTransaction New(Guid account, decimal amount, string description) =>
        new(new DateOnly(2026, 3, 1), null, amount, "EUR", description, AccountId: account);

    private async Task<IReadOnlyList<LinkDetails>> LinksAsync() =>
        (await _ledger.Get<ListLinks>().ExecuteAsync(_id, new LinkFilter(), new PageRequest(200, null), default)).Value.Items;
}
