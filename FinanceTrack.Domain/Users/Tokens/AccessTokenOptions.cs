using System.ComponentModel.DataAnnotations;

namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>Settings <c>Tokens:*</c>.</summary>
public sealed class AccessTokenOptions
{
    public const string Section = "Tokens";

    /// <summary>How long an access token is good. Not a setting: revocation on other instances relies on it.</summary>
    public static readonly TimeSpan AccessTokenLifetime = TimeSpan.FromMinutes(10);

    [Required]
    public string Issuer { get; set; } = "financetrack";

    [Required]
    public string Audience { get; set; } = "financetrack-api";

    /// <summary>The folder of the signing keys when no Key Vault is set (<c>KeyVault:Uri</c>).</summary>
    [Required]
    public string KeysFolder { get; set; } = ".data/keys";
}
