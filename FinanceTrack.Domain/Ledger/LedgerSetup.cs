using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Categorization;
using FinanceTrack.Domain.Categorization.Rules;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Ledger;

/// <summary>What a user has set up for the ledger and seldom changes: categories and rules. Read-only, so that requests may share it.</summary>
internal sealed class LedgerSetup
{
    private static readonly Statement ReadSql = CategoryTable.NamesSql.Then(RuleTable.AllSql);

    private LedgerSetup(IReadOnlyList<NamedCategory> categories, IReadOnlyList<RuleRow> rules)
    {
        Categories = categories.ToDictionary(category => category.Id);
        Categorization = new CategorizationSetup(categories, rules);
    }

    /// <summary>By id, archived ones included.</summary>
    public IReadOnlyDictionary<Guid, NamedCategory> Categories { get; }

    public CategorizationSetup Categorization { get; }

    public static async Task<LedgerSetup> ReadAsync(DbSession session, Guid ledgerId)
    {
        await using var results = await session.ReadAsync(ReadSql, new { LedgerId = ledgerId });
        return new LedgerSetup(await results.ListAsync(NamedCategory.Read), await results.ListAsync(RuleTable.Read));
    }
}
