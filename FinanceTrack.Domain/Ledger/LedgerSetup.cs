using FinanceTrack.Domain.Categorization;
using FinanceTrack.Domain.Categorization.Rules;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Ledger;

/// <summary>What a user has set up for the ledger and seldom changes: categories and rules. Read-only, so that requests may share it.</summary>
internal sealed class LedgerSetup
{
    private static readonly Statement ReadSql = Statement.Of($"""
        SELECT Id, Slug, Name, IsArchived FROM Categories WHERE UserId = @UserId;
        SELECT {RuleTable.Columns} FROM CategorizationRules WHERE UserId = @UserId;
        """);

    private LedgerSetup(IReadOnlyList<LedgerCategory> categories, IReadOnlyList<RuleRow> rules)
    {
        Categories = categories.ToDictionary(category => category.Id);
        Categorization = new CategorizationSetup(
            categories.Select(category => new CategoryTarget(category.Id, category.Slug, category.IsArchived)), rules);
    }

    /// <summary>By id, archived ones included.</summary>
    public IReadOnlyDictionary<Guid, LedgerCategory> Categories { get; }

    public CategorizationSetup Categorization { get; }

    public static async Task<LedgerSetup> ReadAsync(DbSession session, Guid userId)
    {
        await using var results = await session.ReadAsync(ReadSql, new { UserId = userId });
        return new LedgerSetup(await results.ListAsync(LedgerCategory.Read), await results.ListAsync(RuleTable.Read));
    }
}

/// <summary>What the ledger knows of a category.</summary>
internal sealed record LedgerCategory
{
    public required Guid Id { get; init; }

    public string? Slug { get; init; }

    public required string Name { get; init; }

    public bool IsArchived { get; init; }

    public static LedgerCategory Read(RowReader row) =>
        new() { Id = row.Id(0), Slug = row.OptionalText(1), Name = row.Text(2), IsArchived = row.Flag(3) };
}
