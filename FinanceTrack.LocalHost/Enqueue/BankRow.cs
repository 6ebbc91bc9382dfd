using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.LocalHost.Enqueue;

/// <summary>A row of a file with what its cells say whatever the file's formats are.</summary>
/// <param name="Line">Of the file, the first being 1.</param>
/// <param name="Amount">Null when the cell is not an amount.</param>
/// <param name="CurrencyCode">What the row says, or what the file is in.</param>
/// <param name="Currency">Null when there is no such currency.</param>
/// <param name="Type">In lower case; empty when the file has no such column.</param>
internal sealed record BankRow(
    int Line, string Date, AmountText? Amount, string CurrencyCode, Currency? Currency, string Type, string Description)
{
    public static BankRow Of(FileRow row, BankColumns columns, string currency)
    {
        var code = columns.Currency is { } column ? row.Cells[column].Trim().ToUpperInvariant() : currency;
        return new BankRow(
            row.Line,
            row.Cells[columns.Date].Trim(),
            AmountText.Parse(row.Cells[columns.Amount]),
            code,
            Currency.TryParse(code, out var known) ? known : null,
            columns.Type is { } type ? row.Cells[type].Trim().ToLowerInvariant() : "",
            row.Cells[columns.Description].Trim());
    }

    /// <summary>The amount under a decimal sign, for a message: <c>-1250 EUR</c>.</summary>
    public string Show(DecimalSign sign) => FormattableString.Invariant($"{Amount!.Read(sign)} {CurrencyCode}");
}
