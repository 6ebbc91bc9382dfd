using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Categorization.Rules;

/// <summary>Deletes a rule; transactions that it categorised keep their category.</summary>
public sealed class DeleteRule(Database database)
{
    /// <param name="ifMatch">The version the caller has seen, or null for whichever there is.</param>
    public Task<Result<Done>> ExecuteAsync(Guid ledgerId, Guid id, int? ifMatch, CancellationToken cancellationToken) =>
        database.WriteAsync(session => DeleteAsync(session, ledgerId, id, ifMatch), cancellationToken);

    private static async Task<Result<Done>> DeleteAsync(DbSession session, Guid ledgerId, Guid id, int? ifMatch)
    {
        var rules = await RuleTable.LockAsync(session, ledgerId);
        if (rules.FirstOrDefault(rule => rule.Id == id) is not { } row)
            return new NotFoundError("rule");
        if (ifMatch is not null && ifMatch != row.Version)
            return new StaleVersionError();
        await RuleTable.DeleteAsync(session, ledgerId, id);
        await RuleTable.RenumberAsync(session, [.. rules.Where(rule => rule.Id != id)]);
        return default(Done);
    }
}
