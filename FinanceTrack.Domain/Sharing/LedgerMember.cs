using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Sharing;

/// <summary>A member of a ledger, as the other members see it.</summary>
public sealed record LedgerMember : IVersioned
{
    private static readonly Statement ListSql = Statement.Of("""
        SELECT m.UserId, u.DisplayName, u.Email, m.Role, m.IsOwn, m.CreatedAt AS JoinedAt, m.Version
        FROM LedgerMembers m JOIN Users u ON u.Id = m.UserId
        WHERE m.LedgerId = @LedgerId ORDER BY m.CreatedAt, m.UserId
        """);

    public required Guid UserId { get; init; }

    public required string DisplayName { get; init; }

    public required string Email { get; init; }

    public required LedgerRole Role { get; init; }

    /// <summary>Whether the ledger came with the member's account, who then stays an owner.</summary>
    public required bool IsOwn { get; init; }

    public required DateTimeOffset JoinedAt { get; init; }

    public required int Version { get; init; }

    /// <summary>In the order in which they joined.</summary>
    internal static Task<IReadOnlyList<LedgerMember>> ListAsync(DbSession session, Guid ledgerId) =>
        session.QueryAsync<LedgerMember>(ListSql, new { LedgerId = ledgerId });
}
