using System.IO.Hashing;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Domain.Forecast.Storage;

/// <summary>Forecasts each currency that a ledger has lately used; currencies are never added.</summary>
internal static class MakeForecasts
{
    public const int MaxDays = 90;

    private const int MaxCurrencies = 8;
    private const int RecentDays = 180;

    /// <summary>The coverage on the past costs a dozen forecasts and moves slowly.</summary>
    private const int CoverageDays = 7;

    /// <param name="stored">How often the forecasts held that these replace.</param>
    public static IReadOnlyList<StoredForecast> Run(
        Guid ledgerId,
        IReadOnlyList<RecurringRow> rows,
        IReadOnlyList<RecurringStream> streams,
        IReadOnlyList<StoredCoverage> stored,
        DateOnly today,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var forecasts = new List<StoredForecast>();
        foreach (var currency in CurrenciesOf(rows, today))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var seed = SeedOf(ledgerId, today);
            var own = rows.Where(row => row.Amount.Currency == currency).ToList();
            var request = new ForecastRequest(
                own, [.. streams.Where(stream => stream.Currency == currency)], currency, today, MaxDays, seed);
            var (coverage, coverageOn) = Coverage(own, currency, stored, today, seed, cancellationToken);
            forecasts.Add(new StoredForecast(ledgerId, currency, today, ForecastCashFlow.Run(request), coverage, coverageOn, now));
        }

        return forecasts;
    }

    /// <summary>Those with the most rows of the last half year.</summary>
    private static IEnumerable<Currency> CurrenciesOf(IReadOnlyList<RecurringRow> rows, DateOnly today) => rows
        .Where(row => row.Date <= today && today.DayNumber - row.Date.DayNumber <= RecentDays)
        .GroupBy(row => row.Amount.Currency)
        .OrderByDescending(currency => currency.Count()).ThenBy(currency => currency.Key.Code, StringComparer.Ordinal)
        .Take(MaxCurrencies)
        .Select(currency => currency.Key);

    private static (ForecastCoverage Coverage, DateOnly On) Coverage(
        List<RecurringRow> rows, Currency currency, IReadOnlyList<StoredCoverage> stored, DateOnly today, ulong seed,
        CancellationToken cancellationToken)
    {
        var known = stored.FirstOrDefault(forecast => forecast.Currency == currency);
        return known is { Coverage.Total: > 0 } && Math.Abs(today.DayNumber - known.On.DayNumber) < CoverageDays
            ? (known.Coverage, known.On)
            : (ForecastBacktest.Run(rows, currency, today, seed, cancellationToken), today);
    }

    /// <summary>The same on one day, so that the same rows give the same figures.</summary>
    private static ulong SeedOf(Guid ledgerId, DateOnly today)
    {
        Span<byte> bytes = stackalloc byte[20];
        ledgerId.TryWriteBytes(bytes);
        BitConverter.TryWriteBytes(bytes[16..], today.DayNumber);
        return XxHash64.HashToUInt64(bytes);
    }
}
