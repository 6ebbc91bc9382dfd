using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Users.ApiKeys;

/// <summary>The user's API keys, newest first.</summary>
public sealed class ListApiKeys(Database database)
{
    public async Task<Result<Page<ApiKey>>> ExecuteAsync(Guid userId, PageRequest page, CancellationToken cancellationToken)
    {
        if (!page.BeforeId().TryGet(out var before, out var error))
            return error;

        var rows = await database.ReadAsync(session => ApiKeyTable.ListAsync(session, userId, before, page.Limit + 1), cancellationToken);
        return page.Of(rows, row => row.Id).Map(row => row.ToApiKey());
    }
}
