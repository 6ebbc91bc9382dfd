using System.Text.Json;
using System.Text.Json.Serialization;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Forecast.Storage;

/// <summary>A row of <c>Forecasts</c>.</summary>
/// <param name="AsOf">The day from which it looks ahead.</param>
/// <param name="Coverage">How often its interval held on the ledger's own past.</param>
/// <param name="CoverageOn">The day on which that was counted.</param>
internal sealed record StoredForecast(
    Guid LedgerId, Currency Currency, DateOnly AsOf, CashFlowForecast Forecast, ForecastCoverage Coverage, DateOnly CoverageOn,
    DateTimeOffset ComputedAt);

/// <summary>The coverage of a stored forecast, and the day on which it was counted.</summary>
internal sealed record StoredCoverage(Currency Currency, ForecastCoverage Coverage, DateOnly On);

/// <summary>The SQL of forecasts.</summary>
internal static class ForecastTable
{
    private static readonly JsonSerializerOptions Json = new(MessageFormat.Json) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    private const string Columns = "LedgerId, Currency, AsOf, Body, Inside, Windows, CoverageOn, ComputedAt";

    private static readonly string[] ColumnNames = Columns.Split(", ");

    private static readonly Statement ListSql = Statement.Of(
        $"SELECT {Columns} FROM Forecasts WHERE LedgerId = @LedgerId ORDER BY Currency");

    private static readonly Statement CoveragesSql = Statement.Of(
        "SELECT Currency, Inside, Windows, CoverageOn FROM Forecasts WHERE LedgerId = @LedgerId ORDER BY Currency");

    private static readonly Statement EraseSql = Statement.Of("DELETE FROM Forecasts WHERE LedgerId = @LedgerId");

    public static Task<List<StoredForecast>> ListAsync(DbSession session, Guid ledgerId) =>
        session.QueryAsync(ListSql, new { LedgerId = ledgerId }, Read);

    /// <summary>How often earlier forecasts held, without the forecasts.</summary>
    public static Task<List<StoredCoverage>> ListCoveragesAsync(DbSession session, Guid ledgerId) => session.QueryAsync(
        CoveragesSql, new { LedgerId = ledgerId },
        row => new StoredCoverage(row.Currency(0), new ForecastCoverage(row.Int(1), row.Int(2)), row.Day(3)));

    /// <summary>Replaces all of a ledger.</summary>
    public static async Task ReplaceAsync(DbSession session, Guid ledgerId, IEnumerable<StoredForecast> forecasts)
    {
        await EraseAsync(session, ledgerId);
        await session.InsertManyAsync("Forecasts", ColumnNames,
        [
            .. forecasts.Select(forecast => new object?[]
            {
                forecast.LedgerId, forecast.Currency, forecast.AsOf, JsonSerializer.Serialize(forecast.Forecast, Json),
                forecast.Coverage.Inside, forecast.Coverage.Total, forecast.CoverageOn, forecast.ComputedAt,
            }),
        ]);
    }

    public static Task EraseAsync(DbSession session, Guid ledgerId) => session.ExecuteAsync(EraseSql, new { LedgerId = ledgerId });

    private static StoredForecast Read(RowReader row) => new(
        row.Id(0), row.Currency(1), row.Day(2), JsonSerializer.Deserialize<CashFlowForecast>(row.Text(3), Json)!,
        new ForecastCoverage(row.Int(4), row.Int(5)), row.Day(6), row.Instant(7));
}
