using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Sharing;

/// <summary>A ledger, and what the user who asks is in it.</summary>
public sealed record SharedLedger : IVersioned
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string HomeCurrency { get; init; }

    /// <summary>An IANA name, such as <c>Europe/Berlin</c>.</summary>
    public required string TimeZone { get; init; }

    public required LedgerKind AccountKind { get; init; }

    /// <summary>How many false anomaly alerts per month its members tolerate.</summary>
    public required double AlertBudget { get; init; }

    /// <summary>What the user who asks may do.</summary>
    public required LedgerRole Role { get; init; }

    /// <summary>Whether it came with the account of the user who asks.</summary>
    public required bool IsOwn { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required int Version { get; init; }

    internal LedgerRow Row => new()
    {
        LedgerId = Id,
        Name = Name,
        HomeCurrency = HomeCurrency,
        TimeZone = TimeZone,
        Kind = AccountKind,
        AlertBudget = AlertBudget,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
        Version = Version,
    };

    internal static SharedLedger Of(LedgerRow row, LedgerMembership member) => new()
    {
        Id = row.LedgerId,
        Name = row.Name,
        HomeCurrency = row.HomeCurrency,
        TimeZone = row.TimeZone,
        AccountKind = row.Kind,
        AlertBudget = row.AlertBudget,
        Role = member.Role,
        IsOwn = member.IsOwn,
        CreatedAt = row.CreatedAt,
        UpdatedAt = row.UpdatedAt,
        Version = row.Version,
    };

    /// <summary>As a member sees it; null for any other user.</summary>
    internal static async Task<SharedLedger?> FindAsync(DbSession session, LedgerActor actor) =>
        await LedgerMembersTable.FindAsync(session, actor.LedgerId, actor.UserId) is { } member
        && await LedgersTable.FindRowAsync(session, actor.LedgerId) is { } row
            ? Of(row, member.Membership)
            : null;
}
