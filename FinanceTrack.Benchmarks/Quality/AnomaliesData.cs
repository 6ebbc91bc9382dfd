using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using CsvHelper.Configuration;
using FinanceTrack.Domain.Anomalies.Scoring;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary>Which columns of a file hold what. A column that is null does not exist.</summary>
internal sealed record AnomaliesColumns(
    string User, string Time, string Amount, string Label, string? Merchant = null, string? Category = null, string? Currency = null)
{
    /// <summary>Labels that mean an anomaly; every other means none.</summary>
    public IReadOnlySet<string> Positive { get; init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "1", "1.0", "true", "yes" };

    /// <summary>Rows whose column has this value are left out.</summary>
    public (string Column, string Value)? Without { get; init; }
}

/// <summary>A labelled file in the order of time.</summary>
internal sealed record AnomaliesData(
    string Name, IReadOnlyList<TransactionFacts> Rows, IReadOnlyList<int> Users, IReadOnlyList<bool> Labels, IReadOnlyList<DateTime> Times, int UserCount)
{
    private const string HomeCurrency = "USD";

    public static AnomaliesData Read(string name, string path, AnomaliesColumns columns)
    {
        var users = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = new List<(DateTime Time, bool HasTime, int User, double Amount, string Currency, long Category, long Merchant, bool Label)>();
        using var reader = Open(path);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture));
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            if (columns.Without is { } without && csv.GetField(without.Column) == without.Value) continue;
            var (time, hasTime) = Time(csv.GetField(columns.Time)!);
            var user = csv.GetField(columns.User)!;
            if (!users.TryGetValue(user, out var index)) users[user] = index = users.Count;
            rows.Add((
                time, hasTime, index, -Math.Abs(double.Parse(csv.GetField(columns.Amount)!, CultureInfo.InvariantCulture)),
                columns.Currency is null ? HomeCurrency : csv.GetField(columns.Currency)!,
                columns.Category is null ? StableKey.None : StableKey.Of(csv.GetField(columns.Category)),
                columns.Merchant is null ? StableKey.None : StableKey.Of(csv.GetField(columns.Merchant)),
                columns.Positive.Contains(csv.GetField(columns.Label)!)));
        }
        var ordered = rows.OrderBy(row => row.Time).ToList();
        var facts = ordered.Select((row, i) => TransactionFacts.Of(
            i, DateOnly.FromDateTime(row.Time), row.HasTime ? row.Time : null, row.Amount, row.Currency, row.Category, row.Merchant)).ToList();
        return new AnomaliesData(
            name, facts, ordered.ConvertAll(row => row.User), ordered.ConvertAll(row => row.Label), ordered.ConvertAll(row => row.Time), users.Count);
    }

    private static StreamReader Open(string path)
    {
        Stream file = File.OpenRead(path);
        return new StreamReader(path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file);
    }

    /// <summary>ISO 8601 or anything the invariant culture reads, or seconds since 1970; a text without digits for the hour is a date.</summary>
    private static (DateTime Time, bool HasTime) Time(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
            return (DateTime.UnixEpoch.AddSeconds(seconds), true);
        var time = DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
        return (time, text.Contains(':', StringComparison.Ordinal));
    }
}
