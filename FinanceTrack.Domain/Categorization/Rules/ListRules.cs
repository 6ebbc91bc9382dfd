using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Categorization.Rules;

/// <summary>
/// Lists a user's rules in the order in which they are tried. There are at most <see cref="CreateRule.MaxRules"/>, so a page holds them
/// all.
/// </summary>
public sealed class ListRules(Database database)
{
    public async Task<Result<Page<RuleDetails>>> ExecuteAsync(Guid ledgerId, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(session => RuleTable.ListAsync(session, ledgerId), cancellationToken);
        return new Page<RuleDetails>([.. rows.Select(RuleDetails.Of)], null);
    }
}
