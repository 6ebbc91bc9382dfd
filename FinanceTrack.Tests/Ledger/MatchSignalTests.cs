using FinanceTrack.Domain.Accounts;
using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Ledger;

public sealed class MatchSignalTests
{
    private static readonly Statement CountSql = Statement.Of(
        "SELECT COUNT(*) FROM Jobs WHERE LedgerId = @LedgerId AND Kind = 'match-links'");

    private static readonly Statement WaitingSql = Statement.Of(
        "SELECT COUNT(*) FROM Jobs WHERE LedgerId = @LedgerId AND PendingKey LIKE 'match-links:%'");

    // As when its message has come and the handler has begun.
    private static readonly Statement StartSql = Statement.Of(
        "UPDATE Jobs SET PendingKey = @Key WHERE LedgerId = @LedgerId AND PendingKey LIKE 'match-links:%'");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_ledger_that_changes_all_the_time_is_not_matched_for_each_change()
    {
        await using var ledger = await TestLedger.StartAsync(
            DatabaseProvider.Sqlite, services => services.AddSingleton<TimeProvider>(_time));
        var id = (await ledger.AddUserAsync()).Id;
        var accounts = await AddAccountsAsync(ledger, id);

        for (var change = 0; change < 60; change++)
        {
            await RecordTransferAsync(ledger, id, accounts);
            await StartRunAsync(ledger, id);
            _time.Advance(TimeSpan.FromSeconds(0.7));
        }

        Assert.InRange(await ledger.ScalarAsync<int>(CountSql, new { LedgerId = id }), 2, 8);
    }

    [Fact]
    public async Task No_change_after_the_start_of_a_match_is_left_without_one()
    {
        await using var ledger = await TestLedger.StartAsync(
            DatabaseProvider.Sqlite, services => services.AddSingleton<TimeProvider>(_time));
        var id = (await ledger.AddUserAsync()).Id;
        var accounts = await AddAccountsAsync(ledger, id);

        await RecordTransferAsync(ledger, id, accounts);
        Assert.Equal(1, await ledger.ScalarAsync<int>(WaitingSql, new { LedgerId = id }));
        foreach (var seconds in new[] { 0, 2, 4, 8, 16, 32, 64, 120, 120 }) // What each run waits while changes do not end.
        {
            _time.Advance(TimeSpan.FromSeconds(seconds));
            await StartRunAsync(ledger, id);
            await RecordTransferAsync(ledger, id, accounts);
            Assert.Equal(1, await ledger.ScalarAsync<int>(WaitingSql, new { LedgerId = id }));
        }
    }

    [Fact]
    public void Delays_double_up_to_the_longest_and_begin_again_after_a_rest()
    {
        using var delays = new RunDelays(TimeSpan.Zero, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10));
        var id = Guid.NewGuid();
        var now = _time.GetUtcNow();

        var seen = new List<double>();
        for (var run = 0; run < 6; run++)
        {
            var delay = delays.Next(id, now);
            seen.Add(delay.TotalSeconds);
            delays.Keep(id, now, delay);
            Assert.Equal(delay > TimeSpan.FromSeconds(5), delays.HasRunAhead(id, now));
            now += delay;
            Assert.False(delays.HasRunAhead(id, now));
        }

        Assert.Equal([0, 2, 4, 8, 10, 10], seen);
        Assert.Equal(TimeSpan.Zero, delays.Next(id, now + TimeSpan.FromMinutes(5)));
    }

    private static Task<int> StartRunAsync(TestLedger ledger, Guid id) =>
        ledger.ExecuteAsync(StartSql, new { LedgerId = id, Key = Guid.NewGuid().ToString("N") });

    private static async Task<(Guid From, Guid To)> AddAccountsAsync(TestLedger ledger, Guid id) =>
        (await AddAccountAsync(ledger, id, "Everyday"), await AddAccountAsync(ledger, id, "Rainy day"));

    private static async Task<Guid> AddAccountAsync(TestLedger ledger, Guid id, string name) =>
        (await ledger.Get<CreateAccount>().ExecuteAsync(
            id.Actor(), new NewAccount(name, AccountKind.Current, "EUR", null), null, CancellationToken.None)).Value.Id;

    private static async Task RecordTransferAsync(TestLedger ledger, Guid id, (Guid From, Guid To) accounts)
    {
        foreach (var (account, amount) in new[] { (accounts.From, -250m), (accounts.To, 250m) })
        {
            Assert.True((await ledger.Get<RecordTransaction>().ExecuteAsync(
                id.Actor(), new NewTransaction(new DateOnly(2026, 3, 2), null, amount, "EUR", "Transfer", AccountId: account), null,
                CancellationToken.None)).Succeeded);
        }
    }
}
