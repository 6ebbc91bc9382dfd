using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>What someone says to open an account; only the address and the password have to be there.</summary>
public sealed record Registration
{
    [Required, EmailAddress, MaxLength(AccountRules.MaxEmailLength)]
    public string? Email { get; init; }

    [Required, MinLength(AccountRules.MinPasswordLength), MaxLength(AccountRules.MaxPasswordLength)]
    public string? Password { get; init; }

    /// <summary>By default what stands before the @ of the address.</summary>
    [MaxLength(AccountRules.MaxDisplayNameLength)]
    public string? DisplayName { get; init; }

    /// <summary>ISO 4217.</summary>
    [RegularExpression(Monetary.Currency.Pattern)]
    public string HomeCurrency { get; init; } = "USD";

    /// <summary>An IANA name.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>A BCP 47 tag.</summary>
    public string Locale { get; init; } = "en-US";

    public LedgerKind AccountKind { get; init; }

    internal bool IsValid(out ValidationErrors errors)
    {
        errors = new ValidationErrors();
        AccountRules.CheckEmail(errors, "/email", Email);
        AccountRules.CheckNewPassword(errors, "/password", Password, Email, DisplayName);
        if (DisplayName is not null)
            AccountRules.CheckName(errors, "/displayName", DisplayName);
        AccountRules.CheckCurrency(errors, "/homeCurrency", HomeCurrency);
        AccountRules.CheckTimeZone(errors, "/timeZone", TimeZone);
        AccountRules.CheckLocale(errors, "/locale", Locale);
        return !errors.Any;
    }
}
