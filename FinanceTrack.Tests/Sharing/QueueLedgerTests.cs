using System.Text.Json;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Transactions.Inbound;
using FinanceTrack.Tests.Ledger;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Sharing;

/// <summary>The rights of a queue message's user in the ledger that it names.</summary>
public sealed class QueueLedgerTests
{
    private static readonly Statement RowsSql = Statement.Of("SELECT COUNT(*) FROM Transactions WHERE LedgerId = @LedgerId");

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_message_is_recorded_in_the_ledger_that_it_names_for_one_who_may_write_there(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        var owner = (await ledger.AddUserAsync()).Id;
        (LedgerRole?, int)[] expected = [(null, 0), (LedgerRole.Viewer, 0), (LedgerRole.Editor, 1), (LedgerRole.Owner, 2)];
        foreach (var (role, rows) in expected)
        {
            var user = (await ledger.AddUserAsync()).Id;
            if (role is { } member)
                await ledger.AddMemberAsync(new LedgerActor(user, owner), member);

            await ReceiveAsync(ledger, new { messageId = "m-1", userId = user, ledgerId = owner, amount = -1m });

            Assert.Equal((role, rows), (role, await RowsAsync(ledger, owner)));
            Assert.Equal(0, await RowsAsync(ledger, user));
        }
    }

    [Fact]
    public async Task A_message_that_names_no_ledger_is_recorded_in_the_users_own()
    {
        await using var ledger = await TestLedger.StartAsync(DatabaseProvider.Sqlite);
        var (owner, user) = ((await ledger.AddUserAsync()).Id, (await ledger.AddUserAsync()).Id);
        await ledger.AddMemberAsync(new LedgerActor(user, owner), LedgerRole.Owner);

        await ReceiveAsync(ledger, new { messageId = "m-1", userId = user, amount = -1m });

        Assert.Equal((0, 1), (await RowsAsync(ledger, owner), await RowsAsync(ledger, user)));
    }

    [Fact]
    public void A_message_without_a_ledger_has_the_hash_that_it_had_before()
    {
        var message = new InboundTransaction("m-1", Guid.Empty, null, new DateOnly(2026, 3, 1), null, -1m, "EUR", "Kiosk");

        Assert.DoesNotContain("ledgerId", JsonSerializer.Serialize(message, JsonSerializerOptions.Web), StringComparison.Ordinal);
        Assert.NotEqual(message.ContentHash(), (message with { LedgerId = Guid.NewGuid() }).ContentHash());
    }

    private static Task ReceiveAsync(TestLedger ledger, object item)
    {
        var fields = JsonSerializer.SerializeToNode(item, JsonSerializerOptions.Web)!.AsObject();
        fields["bookedOn"] = "2026-03-01";
        fields["currency"] = "EUR";
        fields["description"] = "Stadtwerke";
        return ledger.Get<ReceiveTransactions>().ExecuteAsync(fields.ToJsonString(), CancellationToken.None);
    }

    private static Task<int> RowsAsync(TestLedger ledger, Guid ledgerId) => ledger.ScalarAsync<int>(RowsSql, new { LedgerId = ledgerId });
}
