using System.Globalization;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Benchmarks.Quality.RecurringHouseholds;

/// <summary>
/// Reads households. A file has the columns id, date, amount, currency, description, category, stream and either household and as_of, with
/// a file of streams beside it, or file, period and counts_neither_way.
/// </summary>
internal static class RecurringHouseholdFile
{
    private const string RowsSuffix = "_rows.csv.gz";
    private const string StreamsSuffix = "_streams.csv";

    /// <summary>The files of a folder: generated ones, whose name ends in _rows, and those in "real".</summary>
    public static IEnumerable<FileInfo> Find(DirectoryInfo folder) =>
        folder.EnumerateFiles("*" + RowsSuffix, SearchOption.AllDirectories)
            .Concat(folder.EnumerateFiles("*.csv.gz", SearchOption.AllDirectories).Where(file => file.Directory!.Name == "real"))
            .OrderBy(file => !IsGenerated(file)).ThenBy(file => file.Name, StringComparer.Ordinal);

    public static bool IsGenerated(FileInfo file) => file.Name.EndsWith(RowsSuffix, StringComparison.Ordinal);

    public static string NameOf(FileInfo file) => file.Name.Replace(RowsSuffix, "", StringComparison.Ordinal).Split('.')[0];

    /// <exception cref="InvalidDataException">A column is missing, or a value cannot be read.</exception>
    public static IReadOnlyList<RecurringHousehold> Read(FileInfo file)
    {
        var rows = LabelledCsv.Rows(file, "id", "date", "amount", "currency", "description", "category", "stream").ToList();
        if (rows.Count == 0)
            return [];
        var owner = rows[0].ContainsKey("household") ? "household" : "file";
        var streams = ReadStreams(file);
        return [.. rows.GroupBy(row => row[owner], StringComparer.Ordinal).Select(group => ToHousehold(group.Key, [.. group], streams))];
    }

    private static Dictionary<(string, string), Dictionary<string, string>> ReadStreams(FileInfo file)
    {
        var streams = new FileInfo(file.FullName.Replace(RowsSuffix, StreamsSuffix, StringComparison.Ordinal));
        return streams.FullName == file.FullName || !streams.Exists
            ? []
            : LabelledCsv.Rows(streams, "household", "stream", "period").ToDictionary(row => (row["household"], row["stream"]));
    }

    private static RecurringHousehold ToHousehold(
        string name, List<Dictionary<string, string>> cells, Dictionary<(string, string), Dictionary<string, string>> streams)
    {
        var ordered = cells.OrderBy(row => Date(row["date"])).ThenBy(row => int.Parse(row["id"], CultureInfo.InvariantCulture)).ToList();
        var rows = ordered.Select(ToRow).ToList();
        var known = Enumerable.Range(0, rows.Count).Where(i => ordered[i]["stream"].Length > 0)
            .GroupBy(i => ordered[i]["stream"], StringComparer.Ordinal)
            .Select(group => streams.TryGetValue((name, group.Key), out var stream)
                ? ToStream(stream, [.. group])
                : new KnownStream(group.Key, PeriodOf(ordered[group.First()].GetValueOrDefault("period")), "", false, [.. group], []))
            .ToList();
        var neither = Enumerable.Range(0, rows.Count).Where(i => ordered[i].GetValueOrDefault("counts_neither_way") == "1").ToHashSet();
        var asOf = ordered[0].TryGetValue("as_of", out var day) ? Date(day) : rows[^1].Date;
        return new RecurringHousehold(name, asOf, rows, known, neither);
    }

    private static KnownStream ToStream(Dictionary<string, string> stream, IReadOnlyList<int> rows)
    {
        var events = stream.GetValueOrDefault("events", "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => text.Split(':'));
        return new KnownStream(
            stream.GetValueOrDefault("name", ""), PeriodOf(stream["period"]), stream.GetValueOrDefault("kind", ""),
            stream.GetValueOrDefault("renamed") == "1", rows, [.. events.Where(pair => pair[0] == "rise").Select(pair => Date(pair[1]))]);
    }

    private static RecurringRow ToRow(Dictionary<string, string> row, int index)
    {
        if (!decimal.TryParse(row["amount"], NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)
            || !Currency.TryParse(row["currency"], out var currency))
        {
            throw new InvalidDataException($"'{row["amount"]} {row["currency"]}' is not an amount.");
        }

        var money = new Money((long)(amount * currency.MinorUnitsPerMajor), currency);
        return new RecurringRow(RecurringHousehold.IdOf(index), Date(row["date"]), money, row["description"],
            row["category"] is { Length: > 0 } category ? category : null);
    }

    private static DateOnly Date(string text) =>
        DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date : throw new InvalidDataException($"'{text}' is not a date of the form 2026-01-31.");

    private static Period PeriodOf(string? text) =>
        Enum.TryParse<Period>(text?.Replace("_", "", StringComparison.Ordinal), true, out var period)
        ? period : throw new InvalidDataException($"'{text}' is not a period.");
}
