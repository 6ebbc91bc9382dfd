using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Ledger;

public sealed class RefreshSignalTests
{
    private static readonly Statement CountSql = Statement.Of(
        "SELECT COUNT(*) FROM Jobs WHERE LedgerId = @LedgerId AND Kind = @Kind AND PendingKey LIKE 'refresh-insights:%'");

    // As when its message has come and the handler has begun.
    private static readonly Statement StartSql = Statement.Of(
        "UPDATE Jobs SET PendingKey = @Key, Kind = 'begun' WHERE LedgerId = @LedgerId AND Kind = @Kind");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task No_change_after_the_start_of_a_run_is_left_without_one(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider, services => services.AddSingleton<TimeProvider>(_time));
        var user = (await ledger.AddUserAsync()).Id;

        await RecordAsync(ledger, user);
        Assert.Equal(1, await CountAsync(ledger, user));
        foreach (var seconds in new[] { 20, 40, 80, 160, 300, 300 }) // What each run waits while changes do not end.
        {
            _time.Advance(TimeSpan.FromSeconds(seconds));
            await StartRunAsync(ledger, user);
            await RecordAsync(ledger, user);
            Assert.Equal(1, await CountAsync(ledger, user));
        }
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_change_that_is_rolled_back_queues_nothing(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider, services => services.AddSingleton<TimeProvider>(_time));
        var user = (await ledger.AddUserAsync()).Id;
        var signal = ledger.Get<Domain.Ledger.RefreshSignal>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => ledger.Database.WriteAsync<int>(
            async session =>
            {
                await signal.RaiseAsync(session, user);
                throw new InvalidOperationException();
            },
            CancellationToken.None));
        await RecordAsync(ledger, user);

        Assert.Equal(1, await CountAsync(ledger, user));
    }

    private static async Task RecordAsync(TestLedger ledger, Guid user) =>
        Assert.True((await ledger.Get<RecordTransaction>().ExecuteAsync(
            user.Actor(),
            new NewTransaction(new DateOnly(2026, 3, 2), null, -1m, "EUR", "Kiosk"),
            null,
            CancellationToken.None)).Succeeded);

    private static Task<int> CountAsync(TestLedger ledger, Guid user) =>
        ledger.ScalarAsync<int>(CountSql, new { LedgerId = user, Kind = RefreshRequest.JobKind });

    private static Task<int> StartRunAsync(TestLedger ledger, Guid user) => ledger.ExecuteAsync(
        StartSql, new { LedgerId = user, Kind = RefreshRequest.JobKind, Key = Guid.NewGuid().ToString("N") });
}
