using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Categorization.Rules;

/// <summary>Deletes a rule; transactions that it categorised keep their category.</summary>
public sealed class DeleteRule(Database database)
{
    /// <param name="ifMatch">The version the caller has seen, or null for whichever there is.</param>
    public Task<Result<Done>> ExecuteAsync(LedgerActor actor, Guid id, int? ifMatch, CancellationToken cancellationToken) =>
        database.WriteAsync(session => DeleteAsync(session, actor, id, ifMatch), cancellationToken);

    private static async Task<Result<Done>> DeleteAsync(DbSession session, LedgerActor actor, Guid id, int? ifMatch)
    {
        if (!(await RuleTable.LockAsync(session, actor)).TryGet(out var rules, out var refused))
            return refused;
        if (rules.FirstOrDefault(rule => rule.Id == id) is not { } row)
            return new NotFoundError("rule");
        if (ifMatch is not null && ifMatch != row.Version)
            return new StaleVersionError();
        await RuleTable.DeleteAsync(session, actor.LedgerId, id);
        await RuleTable.RenumberAsync(session, [.. rules.Where(rule => rule.Id != id)]);
        return default(Done);
    }
}
