using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Limits;

namespace FinanceTrack.Domain.Categorization.Rules;

/// <summary>Adds a rule, for transactions recorded from now on.</summary>
public sealed class CreateRule(IdempotentWrites writes, RowLimits limits, TimeProvider time)
{
    /// <summary>How many rules a ledger has at most.</summary>
    public const int MaxRules = 100;

    public Task<Result<RuleDetails>> ExecuteAsync(
        LedgerActor actor, NewRule rule, IdempotencyKey? key, CancellationToken cancellationToken) =>
        writes.WriteAsync(actor.UserId, key, session => CreateAsync(session, actor, rule), cancellationToken);

    private async Task<Result<RuleDetails>> CreateAsync(DbSession session, LedgerActor actor, NewRule rule)
    {
        var written = limits.Of(actor.UserId, 1, areTransactions: false);
        if (!(await RuleTable.LockAsync(session, actor, written)).TryGet(out var rules, out var refused))
            return refused;
        if (!rule.Check(actor.LedgerId, rules.Count, time.Now()).TryGet(out var row, out var error))
            return error;
        if (rules.Count >= MaxRules)
            return new UnprocessableError($"There can be at most {MaxRules} rules.");
        if (!await CategoryTable.IsOpenAsync(session, actor.LedgerId, row.CategoryId))
            return new ValidationError("/categoryId", "No such category, or it is archived.");

        List<RuleRow> ordered = [.. rules];
        ordered.Insert(row.Position - 1, row);
        await RuleTable.InsertAsync(session, row);
        await RuleTable.RenumberAsync(session, ordered);
        return RuleDetails.Of(row);
    }
}
