using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Limits;

namespace FinanceTrack.Domain.Ledgers;

/// <summary>
/// Locks a ledger for a user who changes its data, and reads the user's role once the lock is held: members change under the same lock, so
/// that a member who was removed before can no longer write, whatever an access token says.
/// </summary>
internal static class LedgerLock
{
    /// <summary>What a member who is not an owner is told.</summary>
    public static readonly ForbiddenError OwnersOnly = new("This is for the owners of the ledger.");

    private static readonly NotFoundError Unknown = new("ledger");
    private static readonly ForbiddenError ReadOnly = new("A viewer of a ledger cannot change its data.");

    // The role is a statement of its own: it sees what was committed while the first one waited.
    private static readonly Statement TakeSql = LedgersTable.LockSql.Then(LedgerMembersTable.RoleSql);

    private static readonly Statement TakeAndCountSql = TakeSql.Then(AttemptTable.CountRowsSql);

    /// <summary>Until the transaction ends.</summary>
    public static async Task<Result<LedgerHead>> TakeAsync(DbSession session, LedgerActor actor, LedgerRole least = LedgerRole.Editor)
    {
        await using var results = await session.ReadAsync(TakeSql, new { actor.LedgerId, actor.UserId });
        return await ReadAsync(results, actor, least);
    }

    /// <summary>
    /// As <see cref="TakeAsync(DbSession, LedgerActor, LedgerRole)"/>, and counts new rows of the user in the same round trip. When they
    /// are too many, or the user may not change the ledger, the caller rolls back, and they were not counted.
    /// </summary>
    public static async Task<Result<LedgerHead>> TakeAsync(DbSession session, LedgerActor actor, CountedRows rows)
    {
        if (!rows.IsLimited)
            return await TakeAsync(session, actor);
        var (taken, counted) = await TakeAndCountAsync(session, actor, rows);
        return taken.Succeeded && counted is [var count] && await rows.RefuseAsync(session, count) is { } tooMany ? tooMany : taken;
    }

    /// <summary>The user's own ledger, where the user is always an owner. Null when there is no such user.</summary>
    public static async Task<LedgerHead?> TakeOwnAsync(DbSession session, Guid userId) =>
        (await session.QueryAsync(LedgersTable.LockOwnSql, new { UserId = userId }, LedgerHead.Read)).SingleOrDefault();

    private static async Task<(Result<LedgerHead> Taken, List<RowCount> Counted)> TakeAndCountAsync(
        DbSession session, LedgerActor actor, CountedRows rows)
    {
        await using var results = await session.ReadAsync(
            TakeAndCountSql, new { actor.LedgerId, actor.UserId, rows.LimitKey, rows.WindowEnd, rows.Count });
        var taken = await ReadAsync(results, actor, LedgerRole.Editor);
        return (taken, taken.Succeeded ? await results.ListAsync(RowCount.Read) : []);
    }

    private static async Task<Result<LedgerHead>> ReadAsync(ResultReader results, LedgerActor actor, LedgerRole least)
    {
        var head = await results.FindAsync(LedgerHead.Read);
        var roles = await results.ListAsync(row => (LedgerRole)row.Int(0));
        if (head is not null && actor.IsCorrection)
            return head;
        if (head is null || roles is not [var role])
            return Unknown;
        if (role >= least)
            return head;
        return least == LedgerRole.Owner ? OwnersOnly : ReadOnly;
    }
}
