using FinanceTrack.Domain.Anomalies.Facts;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary>Which columns of a file hold what. A column that is null does not exist.</summary>
internal sealed record AnomaliesColumns(
    string User, string Time, string Amount, string Label, string? Merchant = null, string? Category = null, string? Currency = null)
{
    /// <summary>Labels that mean an anomaly; every other means none.</summary>
    public IReadOnlySet<string> Positive { get; init; } =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "1", "1.0", "true", "yes", "t", "y" };

    /// <summary>Rows whose column has this value are left out.</summary>
    public (string Column, string Value)? Without { get; init; }
}

/// <summary>A labelled file in the order of time.</summary>
internal sealed record AnomaliesData(
    string Name, IReadOnlyList<TransactionFacts> Rows, IReadOnlyList<int> Users, IReadOnlyList<bool> Labels,
    IReadOnlyList<DateTime> Times, int UserCount)
{
    private const string HomeCurrency = "USD";

    /// <exception cref="InvalidDataException">A column is missing, a value cannot be read, or there are no rows.</exception>
    public static AnomaliesData Read(string name, string path, AnomaliesColumns columns)
    {
        var rows = LabelledCsv.Rows(
                new FileInfo(path), columns.User, columns.Time, columns.Amount, columns.Label, columns.Merchant, columns.Category,
                columns.Currency, columns.Without?.Column)
            .Where(row => columns.Without is not { } without || row[without.Column] != without.Value)
            .ToList();
        if (rows.Count == 0)
            throw new InvalidDataException($"{name} has no rows to measure on.");
        var times = TimeColumn.Read(rows.ConvertAll(row => row[columns.Time]));
        var users = rows.Select(row => row[columns.User])
            .Distinct(StringComparer.Ordinal).Select((user, index) => (user, index)).ToDictionary(pair => pair.user, pair => pair.index);
        var order = Enumerable.Range(0, rows.Count).OrderBy(i => times[i].At).ToList();
        return new AnomaliesData(
            name,
            [.. order.Select((row, i) => Facts(i, rows[row], times[row], columns))],
            order.ConvertAll(row => users[rows[row][columns.User]]),
            order.ConvertAll(row => columns.Positive.Contains(rows[row][columns.Label])),
            order.ConvertAll(row => times[row].At),
            users.Count);
    }

    /// <summary>Every amount counts as money out: files write it with either sign.</summary>
    private static TransactionFacts Facts(int sequence, Dictionary<string, string> row, FileTime time, AnomaliesColumns columns)
    {
        var text = row[columns.Amount];
        if (!AmountColumn.TryParse(text, out var amount))
            throw new InvalidDataException($"'{text}' in {columns.Amount} is not an amount.");
        return TransactionFacts.Of(
            sequence, DateOnly.FromDateTime(time.At), time.HasTime ? time.At : null, -Math.Abs(amount),
            columns.Currency is null ? HomeCurrency : row[columns.Currency],
            columns.Category is null ? StableKey.None : StableKey.Of(row[columns.Category]),
            columns.Merchant is null ? StableKey.None : StableKey.Of(row[columns.Merchant]));
    }
}
