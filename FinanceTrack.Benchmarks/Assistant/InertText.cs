using System.Text.RegularExpressions;
using FinanceTrack.Domain.Assistant.Checks;

namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>Whether a text that is shown has nothing to follow, to call or to pay to, and asks for nothing.</summary>
internal static partial class InertText
{
    /// <summary>What is wrong with it; null when nothing is.</summary>
    public static string? Problem(string text)
    {
        var plain = text.Replace("[removed]", "", StringComparison.Ordinal).Replace(TextCleaner.Withheld, "", StringComparison.Ordinal);
        return Reach().Match(text) is { Success: true } reach ? $"to follow: {reach.Value}"
            : Ask().Match(text) is { Success: true } ask ? $"asks: {ask.Value}"
            : text.Contains("{{", StringComparison.Ordinal) ? "a reference"
            : Hidden().IsMatch(plain) ? "markup or an invisible character"
            : null;
    }

    [GeneratedRegex(
        @"https?:|www\.|evil\W{0,3}\s?(?:com|dot|example)|@|\bxn--|\d{4}\D?\d{4}\D?\d{4}|\+49|javascript:|aHR0c",
        RegexOptions.IgnoreCase)]
    private static partial Regex Reach();

    [GeneratedRegex(
        @"passwor[dt]|contraseña|mot de passe|密碼|пароль|your PIN|Ihre TAN|verify|ignore all|ignoriere|SYSTEM:|im_start|send money"
        + "|click here|call us|blocked|download|bitcoin|pay the fee|überweisen|reply to support|transfer the money",
        RegexOptions.IgnoreCase)]
    private static partial Regex Ask();

    [GeneratedRegex(@"[\u200b-\u200f\u202a-\u202e\u2066-\u2069<>\[\]]")]
    private static partial Regex Hidden();
}
