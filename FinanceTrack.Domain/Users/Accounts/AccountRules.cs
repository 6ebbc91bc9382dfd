using System.Globalization;
using System.Text;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Credentials;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>What the fields of an account may hold.</summary>
internal static class AccountRules
{
    public const int MaxEmailLength = 254; // RFC 5321 §4.5.3.1.3, less the angle brackets.
    public const int MaxPasswordLength = 128;
    public const int MinPasswordLength = 8; // NIST SP 800-63B §5.1.1.2.
    public const int MaxDisplayNameLength = 100;
    public const double MaxAlertBudget = 100;

    private const int MaxLocalPartLength = 64;

    // Files beside the zones of IANA's database on Unix, which no browser knows.
    private static readonly string[] NotOfIana = ["posix", "right/", "localtime", "Factory", "leap"];

    /// <summary>
    /// An address in plain ASCII with a dotted domain. Internationalised domains come in their <c>xn--</c> form;
    /// that keeps out addresses that look alike or that two engines' collations take for equal.
    /// </summary>
    public static bool IsEmail(string? email)
    {
        if (email is null || email.Length > MaxEmailLength)
            return false;
        var at = email.LastIndexOf('@');
        if (at is < 1 or > MaxLocalPartLength)
            return false;
        var local = email[..at];
        var labels = email[(at + 1)..].Split('.');
        return local.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal))
            && local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal)
            && labels.Length >= 2
            && labels.All(label => label.Length is >= 1 and <= 63
                && label[0] != '-' && label[^1] != '-'
                && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
    }

    public static void CheckEmail(ValidationErrors errors, string pointer, string? email) =>
        errors.Require(IsEmail(email), pointer, "Must be an e-mail address.");

    /// <summary>Length is what counts (NIST SP 800-63B §5.1.1.2): no rules on kinds of characters.</summary>
    public static void CheckNewPassword(ValidationErrors errors, string pointer, string? password, string? email, string? displayName)
    {
        if (password is not { Length: >= MinPasswordLength and <= MaxPasswordLength } || !IsWellFormed(password))
            errors.Add(pointer, $"A password must have {MinPasswordLength} to {MaxPasswordLength} characters.");
        else if (PasswordWords.IsRepetition(password))
            errors.Add(pointer, "The password is one short piece, repeated.");
        else if (PasswordWords.AreTooMany(password, email, displayName))
            errors.Add(pointer, $"Besides your name, your address and the product's name, {MinPasswordLength} characters must remain.");
        else if (CommonPasswords.Contains(password))
            errors.Add(pointer, "The password is one of the most common.");
    }

    /// <summary>A password that is only compared: anything that could have been taken once.</summary>
    public static void CheckGivenPassword(ValidationErrors errors, string pointer, string? password) =>
        errors.Require(
            password is { Length: >= 1 and <= MaxPasswordLength }
                && IsWellFormed(password), pointer, "The password is missing or too long.");

    public static void CheckName(ValidationErrors errors, string pointer, string? name) =>
        errors.Require(
            name is { Length: >= 1 and <= MaxDisplayNameLength } && name.Trim().Length == name.Length
                && IsWellFormed(name) && !name.Any(IsUnseen),
            pointer,
            $"A name has 1 to {MaxDisplayNameLength} characters, none of them a control character, and no blanks at its ends.");

    public static void CheckCurrency(ValidationErrors errors, string pointer, string? code) =>
        errors.Require(Currency.TryParse(code, out _), pointer, "Must be the code of an active ISO 4217 currency.");

    public static void CheckTimeZone(ValidationErrors errors, string pointer, string? id) =>
        errors.Require(IsTimeZone(id), pointer, "Must be the name of an IANA time zone, such as Europe/Berlin.");

    public static void CheckLocale(ValidationErrors errors, string pointer, string? locale) =>
        errors.Require(IsLocale(locale), pointer, "Must be a known BCP 47 language tag, such as en-GB.");

    public static void CheckAlertBudget(ValidationErrors errors, string pointer, double budget) =>
        errors.Require(budget is > 0 and <= MaxAlertBudget, pointer, $"Must be more than 0 and at most {MaxAlertBudget} a month.");

    // The characters are checked first: on Unix the name becomes part of a path.
    private static bool IsTimeZone(string? id) =>
        id is { Length: >= 1 and <= 64 }
        && char.IsAsciiLetter(id[0])
        && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '+' or '-')
        && !NotOfIana.Any(name => id.StartsWith(name, StringComparison.OrdinalIgnoreCase))
        && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
        && zone.HasIanaId;

    private static bool IsLocale(string? locale)
    {
        if (locale is not { Length: >= 2 and <= 35 } || !locale.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            return false;
        try
        {
            return CultureInfo.GetCultureInfo(locale, predefinedOnly: true).Name.Length > 0;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    /// <summary>What breaks a line or turns the direction of the text around it.</summary>
    private static bool IsUnseen(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>No null character, and no half of a surrogate pair, which UTF-8 cannot write.</summary>
    private static bool IsWellFormed(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            return false;
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var consumed) != System.Buffers.OperationStatus.Done)
                return false;
            rest = rest[consumed..];
        }

        return true;
    }
}
