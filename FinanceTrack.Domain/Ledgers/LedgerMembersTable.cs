using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Ledgers;

/// <summary>A row of <c>LedgerMembers</c>.</summary>
internal sealed record LedgerMemberRow
{
    public required Guid LedgerId { get; init; }

    public required Guid UserId { get; init; }

    public required LedgerRole Role { get; init; }

    /// <summary>Whether the ledger came with the user's account. Each user has exactly one such ledger.</summary>
    public required bool IsOwn { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required int Version { get; init; }

    public LedgerMembership Membership => new(LedgerId, Role, IsOwn);
}

/// <summary>All SQL of <c>LedgerMembers</c>. A row changes only under the lock of its ledger.</summary>
internal static class LedgerMembersTable
{
    private const string Columns = "LedgerId, UserId, Role, IsOwn, CreatedAt, Version";

    /// <summary>The role of <c>@UserId</c> in <c>@LedgerId</c>; no row for one who is not a member.</summary>
    public static readonly Statement RoleSql = Statement.Of(
        "SELECT Role FROM LedgerMembers WHERE LedgerId = @LedgerId AND UserId = @UserId");

    // The wanted ledger comes first, and the user's own where the user is not a member of that, or none is wanted.
    private static readonly Statement ResolveSql = Statement.Of($"""
        SELECT {Columns} FROM LedgerMembers WHERE UserId = @UserId AND (IsOwn = 1 OR LedgerId = @Wanted)
        ORDER BY CASE WHEN LedgerId = @Wanted THEN 0 ELSE 1 END
        """);

    private static readonly Statement FindSql = Statement.Of(
        $"SELECT {Columns} FROM LedgerMembers WHERE LedgerId = @LedgerId AND UserId = @UserId");

    private static readonly Statement OfLedgerSql = Statement.Of(
        $"SELECT {Columns} FROM LedgerMembers WHERE LedgerId = @LedgerId ORDER BY CreatedAt, UserId");

    private static readonly Statement OfLedgersSql = Statement.Of(
        $"SELECT {Columns} FROM LedgerMembers WHERE LedgerId IN @LedgerIds ORDER BY CreatedAt, UserId");

    private static readonly Statement OfUserSql = Statement.Of(
        $"SELECT {Columns} FROM LedgerMembers WHERE UserId = @UserId ORDER BY LedgerId");

    private static readonly Statement InsertSql = Statement.Of($"""
        INSERT INTO LedgerMembers ({Columns}) VALUES (@LedgerId, @UserId, @Role, @IsOwn, @CreatedAt, @Version)
        """);

    private static readonly Statement UpdateSql = Statement.Of(
        "UPDATE LedgerMembers SET Role = @Role, Version = @Version WHERE LedgerId = @LedgerId AND UserId = @UserId");

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM LedgerMembers WHERE LedgerId = @LedgerId AND UserId = @UserId");

    private static readonly Statement DeleteAllSql = Statement.Of("DELETE FROM LedgerMembers WHERE LedgerId = @LedgerId");

    /// <summary>The user's place in the wanted ledger, or else in the user's own; null when there is no such user.</summary>
    public static async Task<LedgerMembership?> ResolveAsync(DbSession session, Guid userId, Guid? wanted) =>
        await session.QueryAsync<LedgerMemberRow>(ResolveSql, new { UserId = userId, Wanted = wanted ?? Guid.Empty }) is [var member, ..]
            ? member.Membership
            : null;

    public static Task<LedgerMemberRow?> FindAsync(DbSession session, Guid ledgerId, Guid userId) =>
        session.FindAsync<LedgerMemberRow>(FindSql, new { LedgerId = ledgerId, UserId = userId });

    /// <summary>In the order in which they joined.</summary>
    public static Task<IReadOnlyList<LedgerMemberRow>> OfLedgerAsync(DbSession session, Guid ledgerId) =>
        session.QueryAsync<LedgerMemberRow>(OfLedgerSql, new { LedgerId = ledgerId });

    /// <summary>Of several ledgers, in the order in which they joined.</summary>
    public static Task<IReadOnlyList<LedgerMemberRow>> OfLedgersAsync(DbSession session, IEnumerable<Guid> ledgerIds) =>
        session.QueryAsync<LedgerMemberRow>(OfLedgersSql, new { LedgerIds = SqlValues.List(ledgerIds) });

    public static Task<IReadOnlyList<LedgerMemberRow>> OfUserAsync(DbSession session, Guid userId) =>
        session.QueryAsync<LedgerMemberRow>(OfUserSql, new { UserId = userId });

    public static Task InsertAsync(DbSession session, LedgerMemberRow row) => session.ExecuteAsync(InsertSql, row);

    public static Task UpdateAsync(DbSession session, LedgerMemberRow row) => session.ExecuteAsync(UpdateSql, row);

    public static Task DeleteAsync(DbSession session, Guid ledgerId, Guid userId) =>
        session.ExecuteAsync(DeleteSql, new { LedgerId = ledgerId, UserId = userId });

    public static Task DeleteAllAsync(DbSession session, Guid ledgerId) => session.ExecuteAsync(DeleteAllSql, new { LedgerId = ledgerId });
}
