namespace FinanceTrack.Domain.Users.PersonalData;

/// <summary>
/// A spreadsheet takes a text that begins with one of a few signs for a formula (OWASP, CSV injection). An apostrophe before it keeps it a
/// text: our export puts it there, and who reads the export takes it away.
/// </summary>
public static class FormulaSign
{
    private const string Signs = "=+-@\t\r\n＝＋－＠"; // The wide ones are the same to a spreadsheet in Japanese.

    public static string Disarm(string text) => Begins(text) ? "'" + text : text;

    /// <summary>The text without the apostrophe that <see cref="Disarm"/> put there; any other apostrophe stays.</summary>
    public static string Restore(string cell) => cell is ['\'', .. var text] && Begins(text) ? text : cell;

    private static bool Begins(string text) => text.Length > 0 && Signs.Contains(text[0], StringComparison.Ordinal);
}
