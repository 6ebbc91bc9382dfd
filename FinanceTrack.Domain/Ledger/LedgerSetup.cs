using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Categorization;
using FinanceTrack.Domain.Categorization.Rules;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Ledger;

/// <summary>
/// What a user has set up for the ledger and seldom changes: categories, rules and accounts. Read-only, so that requests may share it.
/// </summary>
internal sealed class LedgerSetup
{
    private static readonly Statement ReadSql = CategoryTable.NamesSql.Then(RuleTable.AllSql).Then(AccountTable.SetupSql);

    private LedgerSetup(
        IReadOnlyList<NamedCategory> categories, IReadOnlyList<RuleRow> rules, IReadOnlyList<LedgerAccount> accounts)
    {
        Accounts = accounts;
        Categories = categories.ToDictionary(category => category.Id);
        Categorization = new CategorizationSetup(categories, rules);
    }

    /// <summary>By id, archived ones included.</summary>
    public IReadOnlyDictionary<Guid, NamedCategory> Categories { get; }

    /// <summary>In no order, archived ones included.</summary>
    public IReadOnlyList<LedgerAccount> Accounts { get; }

    public CategorizationSetup Categorization { get; }

    public static async Task<LedgerSetup> ReadAsync(DbSession session, Guid ledgerId)
    {
        await using var results = await session.ReadAsync(ReadSql, new { LedgerId = ledgerId });
        return new LedgerSetup(
            await results.ListAsync(NamedCategory.Read), await results.ListAsync(RuleTable.Read),
            await results.ListAsync(LedgerAccount.Read));
    }
}
