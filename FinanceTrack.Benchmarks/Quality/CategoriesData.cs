using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using CsvHelper.Configuration;
using FinanceTrack.Domain.Categorization;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary>One labelled bank line.</summary>
/// <param name="Description">The text.</param>
/// <param name="Category">Its <see cref="Taxonomy"/> index.</param>
/// <param name="Direction">Which way the money went, where the file says.</param>
/// <param name="Train">Belongs to the part that may be trained on.</param>
internal sealed record LabelledLine(string Description, int Category, MoneyDirection Direction, bool Train);

/// <summary>A labelled file, in the order in which its lines are measured.</summary>
internal sealed record LabelledFile(string Name, IReadOnlyList<LabelledLine> Lines);

/// <summary>Reads labelled files.</summary>
internal static class CategoriesData
{
    private const int FirstTestFold = 80;

    /// <summary>The development files, each split or ordered as docs/models.md says.</summary>
    public static IEnumerable<LabelledFile> ReadAll(DirectoryInfo data)
    {
        var folder = Path.Combine(data.FullName, "categorisation");
        yield return new LabelledFile(
            "Toronto merchants, fold >= 80",
            [.. Rows(new FileInfo(Path.Combine(folder, "toronto_merchants_2011_2017.csv.gz")))
                .Select(row => new LabelledLine(
                    row["merchant_name"], Taxonomy.IndexOf(row["category"]), MoneyDirection.Unknown,
                    int.Parse(row["fold"], CultureInfo.InvariantCulture) < FirstTestFold))]);
        yield return new LabelledFile(
            "household_india, in time order",
            [.. Rows(new FileInfo(Path.Combine(folder, "household_india.csv")))
                .Where(row => Taxonomy.IndexOf(row["category_common"]) >= 0 && !string.IsNullOrWhiteSpace(row["Note"]))
                .OrderBy(row => Time(row["Date"]))
                .Select(row => new LabelledLine(row["Note"], Taxonomy.IndexOf(row["category_common"]), Direction(row["Income/Expense"]), false))]);
        yield return new LabelledFile(
            "personal_transactions_us, in file order",
            [.. Rows(new FileInfo(Path.Combine(folder, "personal_transactions_us.csv")))
                .Where(row => Taxonomy.IndexOf(row["category_common"]) >= 0)
                .Select(row => new LabelledLine(row["Description"], Taxonomy.IndexOf(row["category_common"]), Direction(row["Transaction Type"]), false))]);
    }

    /// <summary>Any file with a description and a category; rows whose category is not in the taxonomy are left out.</summary>
    public static LabelledFile Read(FileInfo file, string descriptionColumn, string categoryColumn, string? amountColumn)
    {
        var rows = Rows(file).Where(row => Taxonomy.IndexOf(row[categoryColumn]) >= 0).ToList();
        var sign = Direction(rows, amountColumn);
        return new LabelledFile(
            file.Name, [.. rows.Select(row => new LabelledLine(row[descriptionColumn], Taxonomy.IndexOf(row[categoryColumn]), sign(row), false))]);
    }

    private static Func<Dictionary<string, string>, MoneyDirection> Direction(List<Dictionary<string, string>> rows, string? column)
    {
        column ??= rows.FirstOrDefault()?.Keys.FirstOrDefault(key => key.Equals("amount", StringComparison.OrdinalIgnoreCase));
        if (column is null)
            return _ => MoneyDirection.Unknown;
        var negative = rows.Count(row => Amount(row) < 0);
        var positive = rows.Count(row => Amount(row) > 0);
        if (negative == 0 || positive == 0)
            return _ => MoneyDirection.Unknown;
        var outSign = negative >= positive ? -1 : 1;
        return row => Math.Sign(Amount(row)) switch
        {
            0 => MoneyDirection.Unknown,
            var s => s == outSign ? MoneyDirection.Out : MoneyDirection.In,
        };

        decimal Amount(Dictionary<string, string> row) =>
            decimal.TryParse(row[column], NumberStyles.Number | NumberStyles.AllowCurrencySymbol, CultureInfo.InvariantCulture, out var amount) ? amount : 0;
    }

    private static MoneyDirection Direction(string native) => native switch
    {
        "Expense" or "debit" => MoneyDirection.Out,
        "Income" or "credit" => MoneyDirection.In,
        _ => MoneyDirection.Unknown,
    };

    private static DateTime Time(string text) =>
        DateTime.ParseExact(text, ["d/M/yyyy HH:mm:ss", "d/M/yyyy", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None);

    internal static IEnumerable<Dictionary<string, string>> Rows(FileInfo file)
    {
        using var raw = file.OpenRead();
        using Stream stream = file.Extension == ".gz" ? new GZipStream(raw, CompressionMode.Decompress) : raw;
        using var reader = new StreamReader(stream);
        var tabs = file.Name.Contains(".tsv", StringComparison.OrdinalIgnoreCase);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = tabs ? "\t" : ",", BadDataFound = null, MissingFieldFound = null });
        csv.Read();
        csv.ReadHeader();
        var header = csv.HeaderRecord ?? throw new InvalidDataException($"{file.Name} has no header line.");
        while (csv.Read())
            yield return header.Select((name, i) => (name, value: csv.GetField(i) ?? "")).DistinctBy(cell => cell.name).ToDictionary(cell => cell.name, cell => cell.value, StringComparer.OrdinalIgnoreCase);
    }
}
