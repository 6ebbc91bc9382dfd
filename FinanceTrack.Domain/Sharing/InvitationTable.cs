using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Domain.Sharing;

/// <summary>A row of <c>LedgerInvitations</c>.</summary>
internal sealed record InvitationRow
{
    public required Guid LedgerId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>The owner who invited.</summary>
    public required Guid InvitedBy { get; init; }

    public required string Email { get; init; }

    public required string NormalizedEmail { get; init; }

    public required LedgerRole Role { get; init; }

    public required byte[] TokenHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>All SQL of <c>LedgerInvitations</c>. A row changes only under the lock of its ledger.</summary>
internal static class InvitationTable
{
    private const string Columns = "LedgerId, Id, InvitedBy, Email, NormalizedEmail, Role, TokenHash, CreatedAt, ExpiresAt";

    private static readonly Statement ListSql = Statement.Of(
        $"SELECT {Columns} FROM LedgerInvitations WHERE LedgerId = @LedgerId AND ExpiresAt > @Now ORDER BY Id");

    private static readonly Statement FindByTokenSql = Statement.Of(
        $"SELECT {Columns} FROM LedgerInvitations WHERE TokenHash = @Hash AND ExpiresAt > @Now");

    private static readonly Statement InsertSql = Statement.Of($"""
        INSERT INTO LedgerInvitations ({Columns})
        VALUES (@LedgerId, @Id, @InvitedBy, @Email, @NormalizedEmail, @Role, @TokenHash, @CreatedAt, @ExpiresAt)
        """);

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM LedgerInvitations WHERE LedgerId = @LedgerId AND Id = @Id");

    private static readonly Statement DeleteOfEmailSql = Statement.Of(
        "DELETE FROM LedgerInvitations WHERE LedgerId = @LedgerId AND NormalizedEmail = @NormalizedEmail");

    private static readonly Statement DeleteOfMemberSql = Statement.Of(
        "DELETE FROM LedgerInvitations WHERE LedgerId = @LedgerId AND InvitedBy = @UserId");

    private static readonly Statement DeleteAllSql = Statement.Of("DELETE FROM LedgerInvitations WHERE LedgerId = @LedgerId");

    private static readonly Statement DeleteOfInviterSql = Statement.Of("DELETE FROM LedgerInvitations WHERE InvitedBy = @UserId");

    private static readonly Statement DeleteExpiredSql = Statement.Of("DELETE FROM LedgerInvitations WHERE ExpiresAt <= @Now");

    /// <summary>Those that are still good, in the order in which they were made.</summary>
    public static Task<IReadOnlyList<InvitationRow>> ListAsync(DbSession session, Guid ledgerId, DateTimeOffset now) =>
        session.QueryAsync<InvitationRow>(ListSql, new { LedgerId = ledgerId, Now = now });

    public static Task<InvitationRow?> FindByTokenAsync(DbSession session, byte[] hash, DateTimeOffset now) =>
        session.FindAsync<InvitationRow>(FindByTokenSql, new { Hash = hash, Now = now });

    /// <summary>Takes the place of an earlier one to the same address.</summary>
    public static async Task ReplaceAsync(DbSession session, InvitationRow row)
    {
        await session.ExecuteAsync(DeleteOfEmailSql, new { row.LedgerId, row.NormalizedEmail });
        await session.ExecuteAsync(InsertSql, row);
    }

    public static async Task<bool> DeleteAsync(DbSession session, Guid ledgerId, Guid id) =>
        await session.ExecuteAsync(DeleteSql, new { LedgerId = ledgerId, Id = id }) == 1;

    /// <summary>Those to a ledger that one of its owners has made.</summary>
    public static Task DeleteOfMemberAsync(DbSession session, Guid ledgerId, Guid userId) =>
        session.ExecuteAsync(DeleteOfMemberSql, new { LedgerId = ledgerId, UserId = userId });

    public static Task DeleteAllAsync(DbSession session, Guid ledgerId) => session.ExecuteAsync(DeleteAllSql, new { LedgerId = ledgerId });

    public static Task DeleteOfInviterAsync(DbSession session, Guid userId) =>
        session.ExecuteAsync(DeleteOfInviterSql, new { UserId = userId });

    public static Task DeleteExpiredAsync(DbSession session, DateTimeOffset now) =>
        session.ExecuteAsync(DeleteExpiredSql, new { Now = now });
}
