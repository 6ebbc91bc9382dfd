using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>What a user sees of its own account.</summary>
public sealed record UserProfile : IVersioned
{
    public required Guid Id { get; init; }

    public required string Email { get; init; }

    public required bool EmailConfirmed { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>
    /// The ledger that came with the account. The currency, time zone, kind and alert budget here are its settings.
    /// </summary>
    public required Guid LedgerId { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string HomeCurrency { get; init; }

    /// <summary>An IANA name, such as <c>Europe/Berlin</c>.</summary>
    public required string TimeZone { get; init; }

    /// <summary>A BCP 47 tag, such as <c>de-AT</c>.</summary>
    public required string Locale { get; init; }

    public required LedgerKind AccountKind { get; init; }

    /// <summary>How many false anomaly alerts per month the user tolerates.</summary>
    public required double AlertBudget { get; init; }

    /// <summary>Whether a mail tells each Monday what is new and what is due in the user's ledgers.</summary>
    public required bool WeeklyMail { get; init; }

    public required UserRole Role { get; init; }

    public required bool TwoFactorEnabled { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required int Version { get; init; }
}
