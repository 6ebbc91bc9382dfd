using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Administration;

/// <summary>A ledger as administrators see it, without anything of its data.</summary>
public sealed record LedgerOverview : IVersioned
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string HomeCurrency { get; init; }

    /// <summary>An IANA name.</summary>
    public required string TimeZone { get; init; }

    public required LedgerKind AccountKind { get; init; }

    public required double AlertBudget { get; init; }

    public required IReadOnlyList<LedgerOverviewMember> Members { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required int Version { get; init; }

    internal static LedgerOverview Of(LedgerRow row, IEnumerable<LedgerMemberRow> members) => new()
    {
        Id = row.LedgerId,
        Name = row.Name,
        HomeCurrency = row.HomeCurrency,
        TimeZone = row.TimeZone,
        AccountKind = row.Kind,
        AlertBudget = row.AlertBudget,
        Members = [.. members.Select(member => new LedgerOverviewMember(member.UserId, member.Role, member.IsOwn, member.CreatedAt))],
        CreatedAt = row.CreatedAt,
        UpdatedAt = row.UpdatedAt,
        Version = row.Version,
    };
}

/// <summary>A member of a ledger.</summary>
/// <param name="IsOwn">Whether the ledger came with the member's account.</param>
public sealed record LedgerOverviewMember(Guid UserId, LedgerRole Role, bool IsOwn, DateTimeOffset JoinedAt);
