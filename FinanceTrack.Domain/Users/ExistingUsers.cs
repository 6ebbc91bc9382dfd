using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Users;

/// <summary>Which users there are.</summary>
internal static class ExistingUsers
{
    private static readonly Statement FindSql = Statement.Of("SELECT Id FROM Users WHERE Id IN @Ids");

    /// <param name="ids">At most a few hundred.</param>
    public static Task<IReadOnlyList<Guid>> FindAsync(DbSession session, IReadOnlyCollection<Guid> ids) =>
        session.QueryAsync<Guid>(FindSql, new { Ids = SqlValues.List(ids) });
}
