using System.IO.Hashing;

namespace FinanceTrack.Domain.Forecast.Storage;

/// <summary>Forecasts each account of a ledger, and each currency that it has lately used; currencies are never added.</summary>
internal static class MakeForecasts
{
    public const int MaxDays = 90;

    /// <summary>The coverage on the past costs a dozen forecasts and moves slowly.</summary>
    private const int CoverageDays = 7;

    /// <param name="stored">How often the forecasts held that these replace.</param>
    /// <param name="pass">Awaited between two steps, so that others may compute meanwhile.</param>
    public static async Task<IReadOnlyList<StoredForecast>> RunAsync(
        ForecastInput input, IReadOnlyList<StoredCoverage> stored, DateOnly today, DateTimeOffset now, Func<Task> pass,
        CancellationToken cancellationToken)
    {
        var seed = SeedOf(input.LedgerId, today);
        var forecasts = new List<StoredForecast>();
        foreach (var scope in new ForecastScopes(input, today).All(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await pass();
            var request = new ForecastRequest(scope.Rows, scope.Streams, scope.Currency, today, MaxDays, seed)
            {
                Balance = scope.Balance,
                Floor = scope.Floor,
                Spendable = scope.Spendable,
            };
            var (coverage, coverageOn) = await CoverageAsync(scope, stored, today, seed, pass, cancellationToken);
            forecasts.Add(new StoredForecast(
                input.LedgerId, scope.AccountId, scope.Currency, today, scope.Balance, scope.Floor,
                ForecastCashFlow.Run(request, cancellationToken), coverage, coverageOn, now));
        }

        return forecasts;
    }

    private static async Task<(ForecastCoverage Coverage, DateOnly On)> CoverageAsync(
        ForecastScope scope, IReadOnlyList<StoredCoverage> stored, DateOnly today, ulong seed, Func<Task> pass,
        CancellationToken cancellationToken)
    {
        var known = stored.FirstOrDefault(forecast => forecast.AccountId == scope.AccountId && forecast.Currency == scope.Currency);
        if (known is { Coverage.Total: > 0 } && Math.Abs(today.DayNumber - known.On.DayNumber) < CoverageDays)
            return (known.Coverage, known.On);
        int inside = 0, total = 0;
        foreach (var isInside in ForecastBacktest.Windows(scope.Rows, scope.Currency, today, seed, cancellationToken))
        {
            total++;
            inside += isInside ? 1 : 0;
            await pass();
        }

        return (new ForecastCoverage(inside, total), today);
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
