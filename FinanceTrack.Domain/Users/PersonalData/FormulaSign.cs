using System.Text.RegularExpressions;

namespace FinanceTrack.Domain.Users.PersonalData;

/// <summary>
/// A spreadsheet reads a cell, or a line of one, as a formula when it begins with one of a few signs (OWASP, CSV injection). An apostrophe
/// before it keeps it a text. Lines that begin with apostrophes before such a sign get one more, so that <see cref="Restore"/> gives back
/// every text exactly.
/// </summary>
public static partial class FormulaSign
{
    /// <summary>The text with an apostrophe before each line that would be a formula.</summary>
    public static string Escape(string text) => Unsafe().Replace(text, "'");

    /// <summary>The text as it was before <see cref="Escape"/>; any other apostrophe stays.</summary>
    public static string Restore(string cell) => Disarmed().Replace(cell, "");

    // The start of a line; apostrophes; what a spreadsheet may skip, white space and invisible characters; and the sign. The wide signs are
    // the same to a spreadsheet in Japanese. A line break counts as a sign at the start of the text only.
    private const string LineStart = @"(?:\A|(?<=[\n\r\v\f\u0085\u2028\u2029]))";
    private const string Sign = @"(?:(?:[^\S\n\r\v\f\u0085\u2028\u2029]|(?![\n\r\v\f\u0085])[\p{Cc}\p{Cf}])*[=+\-@\t＝＋－＠]|(?<=\A'*)[\n\r])";

    [GeneratedRegex($"{LineStart}(?='*{Sign})", RegexOptions.CultureInvariant)]
    private static partial Regex Unsafe();

    [GeneratedRegex($"{LineStart}'(?='*{Sign})", RegexOptions.CultureInvariant)]
    private static partial Regex Disarmed();
}
