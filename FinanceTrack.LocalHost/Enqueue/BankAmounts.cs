using System.Globalization;

namespace FinanceTrack.LocalHost.Enqueue;

/// <summary>
/// Turns a file's amounts into ours, where negative is money out. A column that says debit or credit decides; without one a file
/// of mostly positive amounts is a card's list of purchases, and any other is signed as we are.
/// </summary>
internal sealed class BankAmounts
{
    private const double MostlyPositive = 0.8;

    private static readonly string[] OutWords = ["debit", "expense", "withdrawal", "payment", "dr", "out", "transfer-out"];
    private static readonly string[] InWords = ["credit", "income", "deposit", "refund", "cr", "in"];

    private readonly BankColumns _columns;

    public BankAmounts(BankFile file, BankColumns columns, bool? positiveIsOut)
    {
        _columns = columns;
        var amounts = file.Rows.Select(row => TryParse(Cell(row, columns.Amount), out var amount) ? amount : 0).ToList();
        PositiveIsOut = positiveIsOut
            ?? (columns.Type is null && amounts.Count(amount => amount > 0) > MostlyPositive * amounts.Count(amount => amount != 0));
    }

    /// <summary>Whether the file lists purchases as positive amounts.</summary>
    public bool PositiveIsOut { get; }

    public bool TryRead(string[] row, out decimal amount)
    {
        if (!TryParse(Cell(row, _columns.Amount), out amount))
        {
            return false;
        }

        var type = _columns.Type is { } column ? Cell(row, column).Trim().ToLowerInvariant() : "";
        if (OutWords.Contains(type))
        {
            amount = -Math.Abs(amount);
        }
        else if (InWords.Contains(type))
        {
            amount = Math.Abs(amount);
        }
        else if (PositiveIsOut)
        {
            amount = -amount;
        }

        return true;
    }

    public static string Cell(string[] row, int column) => column < row.Length ? row[column] : "";

    private static bool TryParse(string text, out decimal amount)
    {
        var digits = text.Trim().Replace(" ", "", StringComparison.Ordinal).TrimStart('$', '€', '£');
        // 1.234,56 and 12,5: the last comma stands for the decimals when no point follows it.
        if (digits.LastIndexOf(',') is >= 0 and var comma && digits.IndexOf('.', comma) < 0 && digits.Length - comma <= 3)
        {
            digits = digits.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        }

        return decimal.TryParse(digits, NumberStyles.Number | NumberStyles.AllowParentheses, CultureInfo.InvariantCulture, out amount);
    }
}
