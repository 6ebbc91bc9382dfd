using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Categorization.Rules;

/// <summary>What to change of a rule; what is absent stays, what is null is removed.</summary>
public sealed record RuleChanges(
    [DisallowNull] Optional<Guid?> CategoryId,
    [MaxLength(NewRule.MaxTextLength)] Optional<string?> Text,
    Optional<TextMatch?> TextMatch,
    [RegularExpression(Monetary.Currency.Pattern)] Optional<string?> Currency,
    Optional<decimal?> MinimumAmount,
    Optional<decimal?> MaximumAmount,
    [Range(1, int.MaxValue)] Optional<int?> Position);

/// <summary>Changes a rule, its place in the order included.</summary>
public sealed class UpdateRule(Database database, TimeProvider time)
{
    /// <param name="ifMatch">The version the caller has seen, or null for whichever there is.</param>
    public Task<Result<RuleDetails>> ExecuteAsync(
        LedgerActor actor, Guid id, RuleChanges changes, int? ifMatch, CancellationToken cancellationToken) =>
        database.WriteAsync(session => UpdateAsync(session, actor, id, changes, ifMatch), cancellationToken);

    private async Task<Result<RuleDetails>> UpdateAsync(DbSession session, LedgerActor actor, Guid id, RuleChanges changes, int? ifMatch)
    {
        if (!(await RuleTable.LockAsync(session, actor)).TryGet(out var rules, out var refused))
            return refused;
        if (rules.FirstOrDefault(rule => rule.Id == id) is not { } old)
            return new NotFoundError("rule");
        if (ifMatch is not null && ifMatch != old.Version)
            return new StaleVersionError();
        if (!Merge(changes, old).Check(actor.LedgerId, rules.Count - 1, time.Now(), old.Currency).TryGet(out var merged, out var error))
            return error;
        if (merged.CategoryId != old.CategoryId && !await CategoryTable.IsOpenAsync(session, actor.LedgerId, merged.CategoryId))
            return new ValidationError("/categoryId", "No such category, or it is archived.");

        var row = merged with { Id = id, CreatedAt = old.CreatedAt, Version = old.Version + 1 };
        List<RuleRow> ordered = [.. rules.Where(rule => rule.Id != id)];
        ordered.Insert(row.Position - 1, row);
        await RuleTable.UpdateAsync(session, row);
        await RuleTable.RenumberAsync(session, ordered);
        return RuleDetails.Of(row);
    }

    private static NewRule Merge(RuleChanges changes, RuleRow old)
    {
        var shown = RuleDetails.Of(old);
        return new NewRule(
            changes.CategoryId.Or(old.CategoryId),
            changes.Text.Or(old.Text),
            changes.TextMatch.Or(old.TextMatch),
            changes.Currency.Or(shown.Currency),
            changes.MinimumAmount.Or(shown.MinimumAmount),
            changes.MaximumAmount.Or(shown.MaximumAmount),
            changes.Position.Or(old.Position));
    }
}
