using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Tests.Ledger;

namespace FinanceTrack.Tests.Transactions;

public sealed class EditTransactionTests
{
    private static readonly Statement WatchSql = Statement.Of("""
        CREATE TABLE SeenUpdates (Id BLOB NOT NULL);
        CREATE TRIGGER WatchUpdates AFTER UPDATE ON Transactions BEGIN INSERT INTO SeenUpdates (Id) VALUES (new.Id); END
        """);

    private static readonly Statement CountSql = Statement.Of("SELECT COUNT(*) FROM SeenUpdates");

    [Fact]
    public async Task An_edit_that_changes_the_score_writes_its_row_once()
    {
        await using var ledger = await TestLedger.StartAsync(DatabaseProvider.Sqlite);
        var user = (await ledger.AddUserAsync()).Id;
        var purchase = new NewTransaction(new DateOnly(2026, 3, 2), null, -12.5m, "EUR", "Noodle bar");
        var recorded = (await ledger.Get<RecordTransaction>().ExecuteAsync(user.Actor(), purchase, null, CancellationToken.None)).Value;
        await ledger.ExecuteAsync(WatchSql, new { });

        var changes = new TransactionChanges(default, default, new Optional<decimal?>(-99), default, default, default, default);
        var edited = (await ledger.Get<EditTransaction>().ExecuteAsync(
            user.Actor(), recorded.Id, changes, null, true, CancellationToken.None)).Value;

        Assert.Equal(1, await ledger.ScalarAsync<int>(CountSql));
        var stored = (await ledger.Get<GetTransaction>().ExecuteAsync(user, recorded.Id, CancellationToken.None)).Value;
        Assert.Equal(edited with { Statistics = null }, stored);
    }
}
