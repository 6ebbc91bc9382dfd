using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Benchmarks.Quality.LinkHouseholds;

/// <summary>
/// Reads labelled households from four CSV files of a folder, gzipped or not: households, accounts, transactions and rates. Their columns
/// are in docs/transfers-and-refunds.md.
/// </summary>
internal static class LinkHouseholdFiles
{
    private const int TailDigits = 8;

    public static IReadOnlyList<LinkHousehold> Read(DirectoryInfo folder)
    {
        var rates = Rates(folder);
        var accounts = Rows(folder, "accounts").ToLookup(row => row("household"),
            row => (Number: int.Parse(row("account"), CultureInfo.InvariantCulture), Account: AccountOf(row)));
        var transactions = Rows(folder, "transactions").ToLookup(row => row("household"), RowOf);
        return [.. Rows(folder, "households").Select(row => (Name: row("household"), Holders: row("holders"))).ToList().Select(household =>
        {
            var own = rates[household.Name].ToDictionary(rate => (rate.Day, rate.From, rate.To), rate => rate.Value);
            return new LinkHousehold(
                household.Name, [.. accounts[household.Name].OrderBy(account => account.Number).Select(account => account.Account)],
                household.Holders.Split('|', StringSplitOptions.RemoveEmptyEntries),
                [.. transactions[household.Name].OrderBy(row => row.Row.ArrivedOn).ThenBy(row => row.Row.BookedOn)
                    .ThenBy(row => row.Row.Id)],
                (day, from, to) => own.TryGetValue((day, from.Code, to.Code), out var rate) ? rate : null);
        })];
    }

    private static ILookup<string, (DateOnly Day, string From, string To, double Value)> Rates(DirectoryInfo folder) =>
        Rows(folder, "rates").ToLookup(
            row => row("household"),
            row => (Day(row("date")), string.Intern(row("from")), string.Intern(row("to")),
                double.Parse(row("rate"), CultureInfo.InvariantCulture)));

    private static OwnAccount AccountOf(Func<string, string> row)
    {
        var digits = string.Concat(row("number").Where(char.IsAsciiDigit));
        return new OwnAccount(
            Id(row("account")), Enum.Parse<AccountKind>(row("kind"), ignoreCase: true), row("currency"), row("name"),
            digits.Length == 0 ? null : digits[^Math.Min(TailDigits, digits.Length)..],
                Enum.Parse<AccountFeed>(row("feed"), ignoreCase: true));
    }

    private static TrueRow RowOf(Func<string, string> row) => new(
        new BookedRow(
            Id(row("id")), Id(row("account")), Day(row("date")),
            new Money(long.Parse(row("amount_minor"), CultureInfo.InvariantCulture), Currency.Of(row("currency"))), row("description"),
                Day(row("arrived"))),
        row("kind"),
        row("transfer") is { Length: > 0 } transfer ? int.Parse(transfer, CultureInfo.InvariantCulture) : null,
        row("outside") == "1",
        row("refund_of") is { Length: > 0 } expense ? Id(expense) : null,
        row("shop") is { Length: > 0 } shop ? shop : null);

    private static Guid Id(string number) => new(int.Parse(number, CultureInfo.InvariantCulture) + 1, 0, 0, new byte[8]);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<Func<string, string>> Rows(DirectoryInfo folder, string name)
    {
        var file = folder.GetFiles($"{name}.csv*").FirstOrDefault()
            ?? throw new InvalidDataException($"There is no {name}.csv in {folder.FullName}.");
        using var raw = file.OpenRead();
        using Stream stream = file.Extension == ".gz" ? new GZipStream(raw, CompressionMode.Decompress) : raw;
        using var reader = new StreamReader(stream);
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            yield return column => csv.TryGetField<string>(column, out var value)
                ? value ?? ""
                : throw new InvalidDataException($"{file.Name} has no column {column}.");
        }
    }
}
