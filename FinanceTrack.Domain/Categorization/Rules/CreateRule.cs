using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Categorization.Rules;

/// <summary>Adds a rule, for transactions recorded from now on.</summary>
public sealed class CreateRule(IdempotentWrites writes, TimeProvider time)
{
    /// <summary>How many rules a user has at most.</summary>
    public const int MaxRules = 100;

    public Task<Result<RuleDetails>> ExecuteAsync(Guid userId, NewRule rule, IdempotencyKey? key, CancellationToken cancellationToken) =>
        writes.WriteAsync(userId, key, session => CreateAsync(session, userId, rule), cancellationToken);

    private async Task<Result<RuleDetails>> CreateAsync(DbSession session, Guid userId, NewRule rule)
    {
        var rules = await RuleTable.LockAsync(session, userId);
        if (!rule.Check(userId, rules.Count, time.Now()).TryGet(out var row, out var error))
            return error;
        if (rules.Count >= MaxRules)
            return new UnprocessableError($"There can be at most {MaxRules} rules.");
        if (!await CategoryTable.IsOpenAsync(session, userId, row.CategoryId))
            return new ValidationError("/categoryId", "No such category, or it is archived.");

        List<RuleRow> ordered = [.. rules];
        ordered.Insert(row.Position - 1, row);
        await RuleTable.InsertAsync(session, row);
        await RuleTable.RenumberAsync(session, ordered);
        return RuleDetails.Of(row);
    }
}
