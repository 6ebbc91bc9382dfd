using System.IO.Hashing;

namespace FinanceTrack.Domain.Forecast.Storage;

/// <summary>Forecasts each account of a ledger, and each currency that it has lately used; currencies are never added.</summary>
internal static class MakeForecasts
{
    public const int MaxDays = 90;

    /// <summary>The coverage on the past costs a dozen forecasts and moves slowly.</summary>
    private const int CoverageDays = 7;

    /// <param name="stored">How often the forecasts held that these replace.</param>
    public static IReadOnlyList<StoredForecast> Run(
        ForecastInput input, IReadOnlyList<StoredCoverage> stored, DateOnly today, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var seed = SeedOf(input.LedgerId, today);
        var forecasts = new List<StoredForecast>();
        foreach (var scope in new ForecastScopes(input, today).All())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var request = new ForecastRequest(scope.Rows, scope.Streams, scope.Currency, today, MaxDays, seed)
            {
                Balance = scope.Balance,
                Floor = scope.Floor,
                Spendable = scope.Spendable,
            };
            var (coverage, coverageOn) = Coverage(scope, stored, today, seed, cancellationToken);
            forecasts.Add(new StoredForecast(
                input.LedgerId, scope.AccountId, scope.Currency, today, scope.Balance, scope.Floor, ForecastCashFlow.Run(request),
                coverage, coverageOn, now));
        }

        return forecasts;
    }

    private static (ForecastCoverage Coverage, DateOnly On) Coverage(
        ForecastScope scope, IReadOnlyList<StoredCoverage> stored, DateOnly today, ulong seed, CancellationToken cancellationToken)
    {
        var known = stored.FirstOrDefault(forecast => forecast.AccountId == scope.AccountId && forecast.Currency == scope.Currency);
        return known is { Coverage.Total: > 0 } && Math.Abs(today.DayNumber - known.On.DayNumber) < CoverageDays
            ? (known.Coverage, known.On)
            : (ForecastBacktest.Run(scope.Rows, scope.Currency, today, seed, cancellationToken), today);
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
