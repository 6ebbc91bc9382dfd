using System.ComponentModel.DataAnnotations;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>Settings <c>Users:*</c>.</summary>
public sealed class AccountOptions
{
    public const string Section = "Users";

    /// <summary>
    /// Rounds of PBKDF2-HMAC-SHA512 for a new password; the default is OWASP's (Password Storage Cheat Sheet).
    /// A stored password of another count is hashed again at its next sign-in.
    /// </summary>
    [Range(1, 10_000_000)]
    public int PasswordIterations { get; set; } = 220_000;

    /// <summary>How many passwords are hashed at once; 0 is the number of cores.</summary>
    [Range(0, 1000)]
    public int HashesAtOnce { get; set; }

    /// <summary>How many passwords may wait for their turn; past it the answer is 503.</summary>
    [Range(0, 100_000)]
    public int MaxWaitingHashes { get; set; } = 100;

    /// <summary>
    /// Failed sign-ins to an account from one client or address after which none is accepted from there until a window of
    /// <see cref="LockoutMinutes"/> ends; and wrong codes after which no code is accepted.
    /// </summary>
    [Range(3, 1000)]
    public int LockoutAfter { get; set; } = 10;

    /// <summary>As <see cref="LockoutAfter"/>, from all addresses. Clients that have signed in before are not locked by it.</summary>
    [Range(3, 100_000)]
    public int LockoutAfterOverall { get; set; } = 100;

    [Range(1, 1440)]
    public int LockoutMinutes { get; set; } = 15;

    /// <summary>
    /// Where to ask whether a new password is known from a breach, such as <c>https://api.pwnedpasswords.com/range/</c>. Only the first
    /// five digits of its SHA-1 are sent. Empty: nowhere.
    /// </summary>
    public string? BreachedPasswordsUrl { get; set; }

    /// <summary>How long a session lives at most, however often it is refreshed.</summary>
    [Range(1, 365)]
    public int SessionDays { get; set; } = 30;

    /// <summary>How many days an API key lives at most, and by default; 0 leaves it to the user who makes it.</summary>
    [Range(0, 3650)]
    public int ApiKeyDays { get; set; } = 365;

    /// <summary>After how many days an account is erased whose address was never confirmed; 0 means never.</summary>
    [Range(0, 3650)]
    public int EraseUnconfirmedAfterDays { get; set; } = 30;

    /// <summary>The page of a client to which mails link, with <c>{token}</c> in it; without one they show the token itself.</summary>
    public string? PasswordResetPage { get; set; }

    /// <summary>As <see cref="PasswordResetPage"/>, for the confirmation of an address.</summary>
    public string? EmailConfirmationPage { get; set; }

    /// <summary>As <see cref="PasswordResetPage"/>, for an invitation to a ledger.</summary>
    public string? InvitationPage { get; set; }
}

/// <summary>Settings <c>Admin:*</c>.</summary>
public sealed class AdminOptions
{
    public const string Section = "Admin";

    /// <summary>Addresses, separated by commas, whose owners become admins at a sign-in after they have confirmed them.</summary>
    public string Emails { get; set; } = "";

    /// <summary>
    /// Refuses the admin routes to administrators without a second factor. Off only on a machine of one's own, as LocalHost has it.
    /// </summary>
    public bool RequireTwoFactor { get; set; } = true;

    public bool Names(string email) => Emails
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Contains(email, StringComparer.OrdinalIgnoreCase);
}
