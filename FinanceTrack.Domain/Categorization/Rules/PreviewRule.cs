using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Domain.Users.Limits;

namespace FinanceTrack.Domain.Categorization.Rules;

/// <summary>A transaction that a rule would categorise otherwise.</summary>
public sealed record RulePreviewItem(
    Guid TransactionId, DateOnly BookedOn, string Description, decimal Amount, string Currency, Guid? CategoryId, Guid NewCategoryId);

/// <summary>What a rule would have done.</summary>
/// <param name="Examined">How many of the latest transactions were looked at.</param>
/// <param name="Matching">How many of them the rule would have decided.</param>
/// <param name="WouldChange">How many of these would have another category than now.</param>
/// <param name="Items">The latest of those that would change.</param>
public sealed record RulePreview(int Examined, int Matching, int WouldChange, IReadOnlyList<RulePreviewItem> Items);

/// <summary>
/// Shows what a rule would have done to the latest transactions, at its place among the user's rules. A category that the
/// user gave by hand stays. Nothing is stored.
/// </summary>
public sealed class PreviewRule(Database database, ComputingRequests turns, TimeProvider time)
{
    private const int MaxExamined = 5_000, MaxShown = 50;

    private static readonly Statement LatestSql = Statement.Of(d => $"""
        SELECT Id, BookedOn, AmountMinor, Currency, Description, CategoryId, CategorySource FROM Transactions
        WHERE LedgerId = @LedgerId ORDER BY BookedOn DESC, Id DESC {d.Limit("@Limit")}
        """);

    public Task<Result<RulePreview>> ExecuteAsync(LedgerActor actor, NewRule rule, CancellationToken cancellationToken) => turns.RunAsync(
        actor, () => database.ReadAsync(session => PreviewAsync(session, actor.LedgerId, rule), cancellationToken), cancellationToken);

    private async Task<Result<RulePreview>> PreviewAsync(DbSession session, Guid ledgerId, NewRule rule)
    {
        var rules = await RuleTable.ListAsync(session, ledgerId);
        if (!rule.Check(ledgerId, rules.Count, time.Now()).TryGet(out var row, out var error))
            return error;
        if (!await CategoryTable.IsOpenAsync(session, ledgerId, row.CategoryId))
            return new ValidationError("/categoryId", "No such category, or it is archived.");

        // The rules after it would not be asked where it matches.
        var set = new RuleSet([.. rules.Where(other => other.Position < row.Position), row]);
        var (examined, matching, changing) = (0, 0, 0);
        var items = new List<RulePreviewItem>();
        await foreach (var seen in session.StreamAsync<Seen>(LatestSql, new { LedgerId = ledgerId, Limit = MaxExamined }))
        {
            examined++;
            if (set.Find(new CategorizationInput(seen.Description, seen.Money))?.Id != row.Id)
                continue;
            matching++;
            if (seen.CategorySource == CategorySource.Given || seen.CategoryId == row.CategoryId)
                continue;
            changing++;
            if (items.Count < MaxShown)
                items.Add(seen.ToItem(row.CategoryId));
        }

        return new RulePreview(examined, matching, changing, items);
    }

    private sealed record Seen
    {
        public required Guid Id { get; init; }

        public required DateOnly BookedOn { get; init; }

        public required long AmountMinor { get; init; }

        public required Currency Currency { get; init; }

        public required string Description { get; init; }

        public Guid? CategoryId { get; init; }

        public CategorySource CategorySource { get; init; }

        public Money Money => new(AmountMinor, Currency);

        public RulePreviewItem ToItem(Guid newCategoryId) =>
            new(Id, BookedOn, Description, Money.Amount, Currency.Code, CategoryId, newCategoryId);
    }
}
