using System.Globalization;
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

/// <summary>Which columns of a file hold what. One that is null does not exist, or is looked for.</summary>
internal sealed record CategoriesColumns(
    string Description, string Category, string? Amount = null, string? Direction = null, string? Time = null);

/// <summary>Reads labelled files.</summary>
internal static class CategoriesData
{
    private const int FirstTestFold = 80;

    /// <summary>The development files, each split or ordered as docs/evaluation.md says.</summary>
    public static IEnumerable<LabelledFile> ReadAll(DirectoryInfo data)
    {
        var folder = Path.Combine(data.FullName, "categorisation");
        yield return new LabelledFile(
            "Toronto merchants, fold >= 80",
            [.. LabelledCsv.Rows(new FileInfo(Path.Combine(folder, "toronto_merchants_2011_2017.csv.gz")))
                .Select(row => new LabelledLine(
                    row["merchant_name"], Taxonomy.IndexOf(row["category"]), MoneyDirection.Unknown,
                    int.Parse(row["fold"], CultureInfo.InvariantCulture) < FirstTestFold))]);
        yield return Read(
            new FileInfo(Path.Combine(folder, "household_india.csv")),
            new CategoriesColumns("Note", "category_common", Direction: "Income/Expense", Time: "Date"), "household_india, in time order");
        yield return Read(
            new FileInfo(Path.Combine(folder, "personal_transactions_us.csv")),
            new CategoriesColumns("Description", "category_common", Direction: "Transaction Type"),
            "personal_transactions_us, in file order");
    }

    /// <summary>
    /// Any file with a description and a category, in its order or that of its times; rows without a description, or with another category,
    /// are left out.
    /// </summary>
    /// <exception cref="InvalidDataException">A column is missing, or there is nothing to measure on.</exception>
    public static LabelledFile Read(FileInfo file, CategoriesColumns columns, string? name = null)
    {
        var all = LabelledCsv.Rows(file, columns.Description, columns.Category, columns.Amount, columns.Direction, columns.Time).ToList();
        var rows = all.Where(row => Taxonomy.IndexOf(Category(row)) >= 0 && !string.IsNullOrWhiteSpace(row[columns.Description])).ToList();
        if (rows.Count == 0)
        {
            throw new InvalidDataException(
                $"No row of {file.Name} has a description and one of the categories {string.Join(", ", Taxonomy.Slugs)}.");
        }

        if (columns.Time is { } time)
        {
            var times = TimeColumn.Read(rows.ConvertAll(row => row[time]));
            rows = [.. rows.Zip(times).OrderBy(pair => pair.Second.At).Select(pair => pair.First)];
        }

        var direction = DirectionColumn.Of(rows, columns);
        return new LabelledFile(
            name ?? (rows.Count == all.Count
                ? file.Name : $"{file.Name} (without {all.Count - rows.Count} rows of no description, or of another category)"),
            [.. rows.Select(row => new LabelledLine(row[columns.Description], Taxonomy.IndexOf(Category(row)), direction(row), false))]);

        string Category(Dictionary<string, string> row) => row[columns.Category].Trim().ToLowerInvariant();
    }
}
