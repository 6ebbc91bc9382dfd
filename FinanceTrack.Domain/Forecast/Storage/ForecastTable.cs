using System.Text.Json;
using System.Text.Json.Serialization;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Forecast.Storage;

/// <summary>A row of <c>AccountForecasts</c>.</summary>
/// <param name="AccountId">Empty for all of a currency together.</param>
/// <param name="AsOf">The day from which it looks ahead.</param>
/// <param name="BalanceMinor">From which it starts; null where it is the cash flow.</param>
/// <param name="FloorMinor">What the balance must not fall below; null where nothing says so.</param>
/// <param name="Coverage">How often its interval held on the ledger's own past.</param>
/// <param name="CoverageOn">The day on which that was counted.</param>
internal sealed record StoredForecast(
    Guid LedgerId, Guid AccountId, Currency Currency, DateOnly AsOf, long? BalanceMinor, long? FloorMinor, CashFlowForecast Forecast,
    ForecastCoverage Coverage, DateOnly CoverageOn, DateTimeOffset ComputedAt);

/// <summary>The coverage of a stored forecast, and the day on which it was counted.</summary>
internal sealed record StoredCoverage(Guid AccountId, Currency Currency, ForecastCoverage Coverage, DateOnly On);

/// <summary>The SQL of forecasts.</summary>
internal static class ForecastTable
{
    private static readonly JsonSerializerOptions Json = new(MessageFormat.Json) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    private const string Columns =
        "LedgerId, AccountId, Currency, AsOf, BalanceMinor, FloorMinor, Body, Inside, Windows, CoverageOn, ComputedAt";

    private static readonly string[] ColumnNames = Columns.Split(", ");

    private static readonly Statement ListSql = Statement.Of(
        $"SELECT {Columns} FROM AccountForecasts WHERE LedgerId = @LedgerId AND AccountId = @AccountId ORDER BY Currency");

    private static readonly Statement CoveragesSql = Statement.Of("""
        SELECT AccountId, Currency, Inside, Windows, CoverageOn FROM AccountForecasts WHERE LedgerId = @LedgerId
        ORDER BY AccountId, Currency
        """);

    private static readonly Statement EraseSql = Statement.Of("DELETE FROM AccountForecasts WHERE LedgerId = @LedgerId");

    /// <param name="accountId">Empty for the forecasts of all of a currency together.</param>
    public static Task<List<StoredForecast>> ListAsync(DbSession session, Guid ledgerId, Guid accountId) =>
        session.QueryAsync(ListSql, new { LedgerId = ledgerId, AccountId = accountId }, Read);

    /// <summary>How often earlier forecasts held, without the forecasts.</summary>
    public static Task<List<StoredCoverage>> ListCoveragesAsync(DbSession session, Guid ledgerId) => session.QueryAsync(
        CoveragesSql, new { LedgerId = ledgerId },
        row => new StoredCoverage(row.Id(0), row.Currency(1), new ForecastCoverage(row.Int(2), row.Int(3)), row.Day(4)));

    /// <summary>Replaces all of a ledger.</summary>
    public static async Task ReplaceAsync(DbSession session, Guid ledgerId, IEnumerable<StoredForecast> forecasts)
    {
        await EraseAsync(session, ledgerId);
        await session.InsertManyAsync("AccountForecasts", ColumnNames,
        [
            .. forecasts.Select(forecast => new object?[]
            {
                forecast.LedgerId, forecast.AccountId, forecast.Currency, forecast.AsOf, forecast.BalanceMinor, forecast.FloorMinor,
                JsonSerializer.Serialize(forecast.Forecast, Json), forecast.Coverage.Inside, forecast.Coverage.Total, forecast.CoverageOn,
                forecast.ComputedAt,
            }),
        ]);
    }

    public static Task EraseAsync(DbSession session, Guid ledgerId) => session.ExecuteAsync(EraseSql, new { LedgerId = ledgerId });

    private static StoredForecast Read(RowReader row) => new(
        row.Id(0), row.Id(1), row.Currency(2), row.Day(3), row.IsNull(4) ? null : row.Long(4), row.IsNull(5) ? null : row.Long(5),
        JsonSerializer.Deserialize<CashFlowForecast>(row.Text(6), Json)!, new ForecastCoverage(row.Int(7), row.Int(8)), row.Day(9),
        row.Instant(10));
}
