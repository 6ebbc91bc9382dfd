using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Users.Accounts;

namespace FinanceTrack.Domain.Users.TwoFactor;

/// <summary>How two-factor sign-in stands for a user.</summary>
public sealed record TwoFactorState(bool Enabled, int RecoveryCodesLeft);

/// <summary>A key for an authenticator app, not yet in force.</summary>
/// <param name="Key">Base 32, to type.</param>
/// <param name="Uri">The same as <c>otpauth:</c> URI, to scan.</param>
public sealed record AuthenticatorKey(string Key, string Uri);

/// <summary>Codes that stand in for the authenticator, each once. They are shown this one time.</summary>
public sealed record RecoveryCodes(IReadOnlyList<string> Codes);

public sealed record PasswordProof
{
    [Required, MaxLength(AccountRules.MaxPasswordLength)]
    public string? Password { get; init; }
}

public sealed record TwoFactorCode
{
    [Required]
    public string? Code { get; init; }

    /// <summary>Ends every other session as well.</summary>
    public bool EndOtherSessions { get; init; }

    /// <summary>Revokes every API key as well.</summary>
    public bool RevokeApiKeys { get; init; }
}

public sealed record TwoFactorProof
{
    [Required, MaxLength(AccountRules.MaxPasswordLength)]
    public string? Password { get; init; }

    /// <summary>From the authenticator, or a recovery code.</summary>
    public string? Code { get; init; }

    /// <summary>Ends every other session as well.</summary>
    public bool EndOtherSessions { get; init; }

    /// <summary>Revokes every API key as well.</summary>
    public bool RevokeApiKeys { get; init; }
}
