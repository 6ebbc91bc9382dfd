using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>A user's use of the model in the export, in erasure, and after its time.</summary>
public sealed class ModelUsageData(Database database) : IUserData, IExpiringData
{
    /// <summary>How long a day's row is kept: long enough to look at a bill.</summary>
    private const int KeptDays = 400;

    public IEnumerable<UserDataSet> Export(Guid userId) =>
    [
        UserDataSet.Of("assistant-usage", cancellationToken =>
            database.StreamAsync<ModelUsageRow>(ModelUsageTable.OfUserSql, new { UserId = userId }, cancellationToken)),
    ];

    public Task EraseAsync(DbSession session, Guid userId) => ModelUsageTable.EraseUserAsync(session, userId);

    public Task DeleteExpiredAsync(DbSession session, DateTimeOffset now) =>
        ModelUsageTable.DeletePastAsync(session, DateOnly.FromDateTime(now.UtcDateTime).AddDays(-KeptDays));
}
