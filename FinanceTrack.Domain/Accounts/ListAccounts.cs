using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Accounts;

/// <summary>The accounts of a ledger, all on one page, and what they come to.</summary>
/// <param name="Totals">By currency: amounts of different currencies are never added.</param>
public sealed record AccountList(IReadOnlyList<AccountDetails> Items, string? NextCursor, IReadOnlyList<NetWorth> Totals);

/// <summary>What the accounts of one currency come to, the archived ones included.</summary>
/// <param name="Assets">The sum of the balances above zero.</param>
/// <param name="Debts">The sum of the balances below zero, negative.</param>
/// <param name="Net">Assets plus debts.</param>
public sealed record NetWorth(string Currency, decimal Assets, decimal Debts, decimal Net);

/// <summary>Lists a ledger's accounts by name, the archived ones last, with the net worth by currency.</summary>
public sealed class ListAccounts(Database database)
{
    public async Task<Result<AccountList>> ExecuteAsync(Guid ledgerId, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(session => AccountTable.ListAsync(session, ledgerId), cancellationToken);
        var totals = rows.GroupBy(row => row.Currency).OrderBy(group => group.Key.Code, StringComparer.Ordinal).Select(Total);
        return new AccountList([.. rows.Select(AccountDetails.Of)], null, [.. totals]);
    }

    private static NetWorth Total(IGrouping<Currency, AccountRow> accounts)
    {
        decimal Sum(Func<long, bool> counts) =>
            new Money(accounts.Select(account => account.BalanceMinor).Where(counts).Sum(), accounts.Key).Amount;
        return new NetWorth(accounts.Key.Code, Sum(minor => minor > 0), Sum(minor => minor < 0), Sum(_ => true));
    }
}
