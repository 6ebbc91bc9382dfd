using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using CsvHelper.Configuration;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary>Reads CSV or, by its name, TSV; packed as .gz or not. A row is its cells by column name, in any case.</summary>
internal static class LabelledCsv
{
    /// <param name="columns">That must be there.</param>
    /// <exception cref="InvalidDataException">A column is missing; the message names those that there are.</exception>
    public static IEnumerable<Dictionary<string, string>> Rows(FileInfo file, params IEnumerable<string?> columns)
    {
        using var raw = file.OpenRead();
        using Stream stream = file.Extension == ".gz" ? new GZipStream(raw, CompressionMode.Decompress) : raw;
        using var reader = new StreamReader(stream);
        var tabs = file.Name.Contains(".tsv", StringComparison.OrdinalIgnoreCase);
        using var csv = new CsvReader(
            reader, new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = tabs ? "\t" : ",",
                BadDataFound = null,
                MissingFieldFound = null
            });
        if (!csv.Read() || !csv.ReadHeader() || csv.HeaderRecord is not { } header)
            throw new InvalidDataException($"{file.Name} has no header line.");
        foreach (var column in columns.OfType<string>().Where(column => !header.Contains(column, StringComparer.OrdinalIgnoreCase)))
            throw new InvalidDataException($"{file.Name} has no column {column}. It has: {string.Join(", ", header)}.");
        while (csv.Read())
        {
            yield return header.Select((name, i) => (name, value: csv.GetField(i) ?? ""))
                .DistinctBy(cell => cell.name, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(cell => cell.name, cell => cell.value, StringComparer.OrdinalIgnoreCase);
        }
    }
}
