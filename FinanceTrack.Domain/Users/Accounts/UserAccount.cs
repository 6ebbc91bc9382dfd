using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>The row of a user, as Identity's stores read and change it.</summary>
public sealed class UserAccount
{
    public Guid Id { get; init; }

    public string Email { get; set; } = "";

    public string NormalizedEmail { get; set; } = "";

    public bool EmailConfirmed { get; set; }

    public string PasswordHash { get; set; } = "";

    public string SecurityStamp { get; set; } = "";

    public string DisplayName { get; init; } = "";

    public string Locale { get; init; } = "";

    /// <summary>Whether the user wants a mail about each week.</summary>
    public bool WeeklyMail { get; init; }

    public UserRole Role { get; set; }

    public bool TwoFactorEnabled { get; set; }

    /// <summary>The TOTP secret as <see cref="TwoFactor.AuthenticatorKeys"/> encrypts it; older ones in base 32.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>The time step (RFC 6238) of the last code taken: a code of that step or before is refused.</summary>
    public long AuthenticatorStep { get; set; }

    /// <summary>Wrong codes since the last right one.</summary>
    public int CodeFailures { get; set; }

    /// <summary>Until then no code is accepted.</summary>
    public DateTimeOffset? CodesLockedUntil { get; set; }

    public bool LockoutEnabled { get; set; }

    public DateTimeOffset? LockoutEnd { get; set; }

    public int AccessFailedCount { get; set; }

    /// <summary>Since when an operator has locked the account; only an operator unlocks it.</summary>
    public DateTimeOffset? LockedAt { get; init; }

    /// <summary>A hash of the address range from which the account was registered; null where that is not known.</summary>
    public byte[]? RegistrationNetwork { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Raised by changes of the profile, and not by sign-ins.</summary>
    public int Version { get; init; }

    internal UserProfile ToProfile(LedgerRow own) => new()
    {
        Id = Id,
        Email = Email,
        EmailConfirmed = EmailConfirmed,
        DisplayName = DisplayName,
        LedgerId = own.LedgerId,
        HomeCurrency = own.HomeCurrency,
        TimeZone = own.TimeZone,
        Locale = Locale,
        AccountKind = own.Kind,
        AlertBudget = own.AlertBudget,
        WeeklyMail = WeeklyMail,
        Role = Role,
        TwoFactorEnabled = TwoFactorEnabled,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
        Version = Version,
    };
}
