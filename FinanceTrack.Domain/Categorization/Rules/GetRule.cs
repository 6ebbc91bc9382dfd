using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Categorization.Rules;

public sealed class GetRule(Database database)
{
    public async Task<Result<RuleDetails>> ExecuteAsync(Guid ledgerId, Guid id, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(session => RuleTable.ListAsync(session, ledgerId), cancellationToken);
        return rows.FirstOrDefault(row => row.Id == id) is { } rule ? RuleDetails.Of(rule) : new NotFoundError("rule");
    }
}
