using FinanceTrack.Domain.Transactions;

namespace FinanceTrack.LocalHost.Enqueue;

/// <summary>Which columns of a bank file hold what, found by the names that banks and card companies give them.</summary>
/// <param name="Date">When it happened; the booking date only where there is no other.</param>
/// <param name="Type">Says debit or credit; null when the amount's sign does.</param>
/// <param name="Currency">Null when the file is in one currency that it does not name.</param>
/// <param name="IsOwnExport">The product's own export, whose format is known.</param>
internal sealed record BankColumns(int Date, int Amount, int Description, int? Type, int? Currency, bool IsOwnExport)
{
    // The first name that the file has counts.
    private static readonly string[] DateNames =
        ["transaction date", "date", "when", "tx datetime", "booked on", "booking date", "posting date", "posted", "value date"];

    private static readonly string[] AmountNames = ["amount", "tx amount", "transaction amount", "value", "betrag"];

    private static readonly string[] DescriptionNames =
        ["description", "merchant name", "merchant", "payee", "name", "note", "memo", "narrative", "details", "category"];

    private static readonly string[] TypeNames = ["transaction type", "type", "income/expense", "debit/credit", "direction"];

    private static readonly string[] CurrencyNames = ["currency", "currency code"];

    private static readonly string[] OwnNames =
    [
        nameof(ExportedTransaction.BookedOn), nameof(ExportedTransaction.Amount), nameof(ExportedTransaction.Currency),
        nameof(ExportedTransaction.CategorySource), nameof(ExportedTransaction.AnomalyScore),
    ];

    /// <exception cref="StartFailure">A column that has to be there is not.</exception>
    public static BankColumns Of(IReadOnlyList<string> header)
    {
        var names = header.Select(Normalize).ToList();
        return new BankColumns(
            Need(names, "date", DateNames),
            Need(names, "amount", AmountNames),
            Need(names, "description", DescriptionNames),
            Find(names, TypeNames),
            Find(names, CurrencyNames),
            OwnNames.All(name => header.Contains(name)));
    }

    private static int Need(List<string> names, string what, string[] known) =>
        Find(names, known) ?? throw new StartFailure(
            $"No column for the {what} was recognised in: {string.Join(", ", names)}. Known names: {string.Join(", ", known)}.");

    private static int? Find(List<string> names, string[] known)
    {
        var indexes = known
            .Select(name => Enumerable.Range(0, names.Count).Where(i => WithoutBlanks(names[i]) == WithoutBlanks(name)).ToList())
            .FirstOrDefault(found => found.Count > 0);
        return indexes switch
        {
            null => null,
            [var only] => only,
            _ => throw new StartFailure(
                $"The file has {indexes.Count} columns named '{names[indexes[0]]}'. Rename all but the one to read."),
        };
    }

    // BookedOn, as our own export calls it, is booked on.
    private static string WithoutBlanks(string name) => name.Replace(" ", "", StringComparison.Ordinal);

    private static string Normalize(string name) => name.Trim().TrimStart('\uFEFF').Replace('_', ' ').ToLowerInvariant();
}
