using CsCheck;
using FinanceTrack.Domain.Anomalies.Facts;

namespace FinanceTrack.Tests.Anomalies;

/// <summary>Made-up card histories.</summary>
internal static class Histories
{
    public static readonly DateTime Start = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    public static TransactionFacts Purchase(
        double amount, double day = 0, string category = "dining", string merchant = "noodle bar", string currency = "USD",
        long sequence = 0)
    {
        var at = Start.AddDays(day);
        return TransactionFacts.Of(
            sequence, DateOnly.FromDateTime(at), at, -amount, currency, StableKey.Of(category), StableKey.Of(merchant));
    }

    /// <summary>A hundred unremarkable lunches, one a day.</summary>
    public static IEnumerable<TransactionFacts> Lunches() =>
        Enumerable.Range(0, 100).Select(i => Purchase(12 + (i % 5), i, sequence: i));

    /// <summary>Any rows at all, in any order of dates, with and without times.</summary>
    public static readonly Gen<TransactionFacts[]> Any = Gen.Select(
            Gen.Double[-5_000, 5_000], Gen.Int[0, 60], Gen.Int[0, 86_399], Gen.Bool, Gen.Int[0, 6], Gen.Int[0, 9],
            Gen.OneOf(Gen.Const("USD"), Gen.Const("JPY"), Gen.Const("KWD")))
        .Array[0, 80]
        .Select(rows => rows.Select((row, index) =>
        {
            var (amount, day, second, timed, category, merchant, currency) = row;
            var date = DateOnly.FromDateTime(Start).AddDays(day);
            DateTime? at = timed ? date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddSeconds(second) : null;
            return TransactionFacts.Of(index, date, at, amount, currency, category, merchant);
        }).ToArray());
}
