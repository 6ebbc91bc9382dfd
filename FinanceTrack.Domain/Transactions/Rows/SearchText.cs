using System.Text;
using FinanceTrack.Domain.Folding;

namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>
/// Text as search compares it (<see cref="TextFolding.ForSearch"/>), with single spaces.
/// </summary>
public static class SearchText
{
    /// <summary>The character that makes the next one literal in a <c>LIKE</c> pattern.</summary>
    public const char Escape = '\\';

    public static string Of(string description, string? note) => Fold(note is null ? description : $"{description} {note}");

    /// <summary>The <c>LIKE</c> pattern that finds what contains the text.</summary>
    public static string Pattern(string text)
    {
        var pattern = new StringBuilder("%");
        foreach (var c in Fold(text))
        {
            if (c is '%' or '_' or '[' or Escape)
                pattern.Append(Escape);
            pattern.Append(c);
        }

        return pattern.Append('%').ToString();
    }

    /// <summary>The text as it is searched for.</summary>
    internal static string Fold(string text) => TextFolding.SingleSpaces(TextFolding.ForSearch(text));
}
