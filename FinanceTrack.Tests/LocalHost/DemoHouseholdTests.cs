using FinanceTrack.Domain.Accounts;
using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Inbound;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.LocalHost.Demo;
using FinanceTrack.Tests.Ledger;

namespace FinanceTrack.Tests.LocalHost;

public sealed class DemoHouseholdTests
{
    private static readonly DateOnly Today = new(2026, 4, 20);

    private static readonly Dictionary<DemoAccount, Guid> Accounts = new()
    {
        [DemoAccount.Checking] = Guid.CreateVersion7(),
        [DemoAccount.Savings] = Guid.CreateVersion7(),
        [DemoAccount.Card] = Guid.CreateVersion7(),
    };

    [Fact]
    public void The_card_is_paid_in_full_a_month_later_and_each_transfer_has_two_sides()
    {
        var history = DemoHousehold.History(Guid.NewGuid(), Today, Accounts).ToList();

        Assert.Contains(history, entry => entry.AccountId == Accounts[DemoAccount.Card] && entry.Amount < 0);
        foreach (var sent in history.Where(IsSent))
        {
            Assert.Single(
                history, entry => entry.Amount == -sent.Amount && entry.BookedOn == sent.BookedOn && entry.AccountId != sent.AccountId);
        }
    }

    [Fact]
    public async Task The_matchers_find_its_transfers_and_nothing_else()
    {
        await using var ledger = await TestLedger.StartAsync(DatabaseProvider.Sqlite);
        var id = (await ledger.AddUserAsync()).Id;
        var accounts = new Dictionary<DemoAccount, Guid>
        {
            [DemoAccount.Checking] = await AddAsync(ledger, id, "Checking", AccountKind.Current, "000012342290"),
            [DemoAccount.Savings] = await AddAsync(ledger, id, "Savings", AccountKind.Savings, "000012344471"),
            [DemoAccount.Card] = await AddAsync(ledger, id, "Visa card", AccountKind.Card, "4000123412348104"),
        };
        var history = DemoHousehold.History(id, Today, accounts).Where(entry => entry.BookedOn >= new DateOnly(2025, 12, 20)).ToList();
        foreach (var some in history.Chunk(RecordBatch.MaxTransactions))
        {
            Result<NewTransaction>[] items = [.. some.Select(entry => (Result<NewTransaction>)entry.Transaction)];
            var recorded = await ledger.Get<RecordBatch>().ExecuteAsync(id.Actor(), new NewBatch(items), null, CancellationToken.None);
            Assert.True(recorded.Succeeded);
        }

        var plan = await ledger.Get<MatchLinks>().MatchAsync(id, CancellationToken.None);

        var transfers = plan.Make.Where(link => link.Kind == LinkKind.Transfer).ToList();
        Assert.Equal(history.Count(IsSent), transfers.Count);
        Assert.Contains(plan.Make, link => link.Kind == LinkKind.Refund);
    }

    private static bool IsSent(InboundTransaction entry) =>
        entry.Amount < 0 && (entry.Description!.StartsWith("ONLINE TRANSFER", StringComparison.Ordinal)
            || entry.Description.StartsWith("VISA CARD AUTOPAY", StringComparison.Ordinal));

    private static async Task<Guid> AddAsync(TestLedger ledger, Guid id, string name, AccountKind kind, string number) =>
        (await ledger.Get<CreateAccount>().ExecuteAsync(
            id.Actor(), new NewAccount(name, kind, "USD", number), null, CancellationToken.None)).Value.Id;
}
