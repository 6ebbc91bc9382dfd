using FinanceTrack.Domain.Accounts;
using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.LocalHost.Commands;

namespace FinanceTrack.LocalHost.Demo;

/// <summary>The accounts of the demo household, and one purchase that belongs to two categories.</summary>
internal static class DemoAccounts
{
    private const string SplitShop = "COSTCO WHSE";

    private static readonly (DemoAccount Account, NewAccount Made)[] All =
    [
        (DemoAccount.Checking, new NewAccount("Checking", AccountKind.Current, "USD", "000012342290", 4_200m, Default: true)),
        (DemoAccount.Savings, new NewAccount("Savings", AccountKind.Savings, "USD", "000012344471", 9_000m)),
        (DemoAccount.Card, new NewAccount("Visa card", AccountKind.Card, "USD", "4000123412348104")),
    ];

    /// <summary>Those that are there by name, and the others made.</summary>
    public static async Task<IReadOnlyDictionary<DemoAccount, Guid>> FindOrMakeAsync(
        LocalProduct product, LedgerActor actor, CancellationToken cancellationToken)
    {
        var known = LocalProduct.Expect(await product.Get<ListAccounts>().ExecuteAsync(actor.LedgerId, cancellationToken)).Items;
        var accounts = new Dictionary<DemoAccount, Guid>();
        foreach (var (account, made) in All)
        {
            accounts[account] = known.FirstOrDefault(found => found.Name == made.Name)?.Id
                ?? LocalProduct.Expect(await product.Get<CreateAccount>().ExecuteAsync(actor, made, null, cancellationToken)).Id;
        }

        return accounts;
    }

    /// <summary>Divides the latest purchase at a warehouse between groceries and the home.</summary>
    public static async Task SplitAsync(
        LocalProduct product, LedgerActor actor, IReadOnlyDictionary<string, Guid> categories, CancellationToken cancellationToken)
    {
        var found = LocalProduct.Expect(await product.Get<ListTransactions>().ExecuteAsync(
            actor.LedgerId, new TransactionFilter(Text: SplitShop), new PageRequest(1, null), cancellationToken)).Items;
        if (found is not [{ Split: false } purchase])
            return;
        var home = Math.Round(purchase.Amount * 0.3m, 2);
        NewPart[] parts = [new(purchase.Amount - home, categories["groceries"]), new(home, categories["home"], "Shelves")];
        LocalProduct.Expect(await product.Get<SplitTransaction>().ExecuteAsync(
            actor, purchase.Id, new NewSplit(parts), null, cancellationToken));
    }
}
