using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Benchmarks.Quality.LinkHouseholds;

/// <summary>
/// Exchange rates that move slowly around fixed ones. The ledger knows them, as it knows the rates that a central bank publishes.
/// </summary>
internal sealed class GeneratedRates(double phase)
{
    private static readonly Dictionary<string, double> PerEuro = new(StringComparer.Ordinal)
    {
        ["EUR"] = 1,
        ["USD"] = 1.09,
        ["GBP"] = .86,
        ["CHF"] = .95,
        ["SEK"] = 11.4,
        ["PLN"] = 4.3,
        ["BRL"] = 5.9,
        ["DKK"] = 7.46,
        ["CZK"] = 25.1,
    };

    public double Rate(DateOnly day, string from, string to) => ValueOf(day, to) / ValueOf(day, from);

    public double? Rate(DateOnly day, Currency from, Currency to) => Rate(day, from.Code, to.Code);

    /// <summary>How much larger amounts of a currency are than those of the euro, roughly.</summary>
    public static int Scale(string currency) => Math.Max(1, (int)Math.Round(PerEuro[currency]));

    private double ValueOf(DateOnly day, string currency) =>
        PerEuro[currency] * (1 + (currency == "EUR" ? 0 : .04 * Math.Sin(day.DayNumber / 90.0 + phase + currency.Sum(c => c) % 7 / 2.0)));
}
