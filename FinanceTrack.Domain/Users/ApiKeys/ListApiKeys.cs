using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Users.ApiKeys;

/// <summary>The user's API keys, newest first.</summary>
public sealed class ListApiKeys(Database database)
{
    public async Task<Result<Page<ApiKey>>> ExecuteAsync(Guid userId, PageRequest page, CancellationToken cancellationToken)
    {
        var before = Guid.AllBitsSet;
        if (page.Cursor is not null && !Guid.TryParseExact(page.Cursor, "N", out before))
            return new ValidationError("cursor", "This is not a cursor of ours.");

        var rows = await database.ReadAsync(session => ApiKeyRows.ListAsync(session, userId, before, page.Limit + 1), cancellationToken);
        ApiKey[] keys = [.. rows.Take(page.Limit).Select(row => row.ToApiKey())];
        return new Page<ApiKey>(keys, rows.Count > page.Limit ? keys[^1].Id.ToString("N") : null);
    }
}
