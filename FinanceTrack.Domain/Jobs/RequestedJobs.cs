using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Jobs;

/// <summary>Takes a user's id off the jobs that the user asked for.</summary>
public sealed class RequestedJobs : IUserData
{
    private static readonly Statement ForgetSql = Statement.Of("UPDATE Jobs SET RequestedBy = NULL WHERE RequestedBy = @UserId");

    public IEnumerable<UserDataSet> Export(Guid userId) => [];

    public Task EraseAsync(DbSession session, Guid userId) => session.ExecuteAsync(ForgetSql, new { UserId = userId });
}
