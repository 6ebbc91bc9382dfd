using FinanceTrack.Domain.Anomalies.Facts;

namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>
/// The eleven kinds of anomaly that are made up, a method each, all drawn alike often: what a stolen card, an account in other hands or
/// a mistake leaves behind. How expensive, how many and how soon is judgement, and fitted to no data set. A kind makes nothing of a row
/// that it does not suit.
/// </summary>
internal sealed class AnomalyKinds(InjectionPool pool, UserHabits user, TransactionFacts[] late, InjectionDraws draw)
{
    private const double ExpensiveFrom = 2.5, ExpensiveTo = 12;

    // Codes that ISO 4217 gives to no currency: foreign to every user.
    private static readonly string[] ForeignCurrencies = ["ZZA", "ZZB", "ZZC", "ZZD", "ZZE"];

    private delegate IReadOnlyList<TransactionFacts> Kind(TransactionFacts row);

    /// <summary>The rows of one anomaly, made of a row of the user's; none where row and kind do not go together.</summary>
    public IReadOnlyList<TransactionFacts> Make()
    {
        var row = draw.OneOf(late);
        Kind[] kinds =
        [
            ExpensivePurchase, ExpensiveNightPurchase, NewMerchant, LargeAtNewMerchant, Burst, Doubles,
            RareCategoryRun, ProbeThenLarge, ForeignCurrency, CompromisedWeeks, OddHour,
        ];
        return draw.OneOf(kinds)(row);
    }

    private TransactionFacts[] ExpensivePurchase(TransactionFacts row) => [Sized(row, row.Size * draw.Factor(ExpensiveFrom, ExpensiveTo))];

    /// <summary>Expensive purchases like several others of the user, in one night or the next.</summary>
    private TransactionFacts[] ExpensiveNightPurchase(TransactionFacts row)
    {
        const double AtKnownMerchant = 0.4;
        return row.OccurredAt is null ? [] : Several(1, 4, () =>
        {
            var other = draw.OneOf(late);
            var merchant = draw.Happens(AtKnownMerchant) ? other.MerchantKey : draw.AtNewMerchant(other).MerchantKey;
            var night = Moved(row, draw.TimeOfNight() + ThisDayOrNext());
            var copy = other with { BookedOn = night.BookedOn, OccurredAt = night.OccurredAt, MerchantKey = merchant };
            return Sized(copy, other.Size * draw.Factor(ExpensiveFrom, ExpensiveTo));
        });
    }

    private TransactionFacts[] NewMerchant(TransactionFacts row) => [draw.AtNewMerchant(Moved(row, draw.TimeOfDay()))];

    private TransactionFacts[] LargeAtNewMerchant(TransactionFacts row)
    {
        const double ByDay = 0.5;
        return [draw.AtNewMerchant(
            Moved(row, draw.Happens(ByDay) ? draw.TimeOfDay() : draw.TimeOfNight())) with { Size = draw.LargeSize() }];
    }

    /// <summary>Many purchases at one merchant in a few hours, of about the same amount or of any that the user knows.</summary>
    private TransactionFacts[] Burst(TransactionFacts row)
    {
        const double OfThisAmount = 0.6, Sigma = 0.4;
        return InABurst(row, () => draw.Happens(OfThisAmount) ? row.Size * draw.Scatter(Sigma) : draw.OneOf(user.Sizes));
    }

    private TransactionFacts[] Doubles(TransactionFacts row) => InABurst(row, () => row.Size);

    private TransactionFacts[] InABurst(TransactionFacts row, Func<double> size)
    {
        const double Hours = 3;
        var start = draw.TimeOfDay();
        return Several(3, 6, () =>
        {
            var sized = Sized(row, size());
            return Moved(sized, start + TimeSpan.FromHours(draw.Between(0, Hours)));
        });
    }

    /// <summary>Some purchases in two days of a category that the user hardly has.</summary>
    private TransactionFacts[] RareCategoryRun(TransactionFacts row)
    {
        const double RareShare = 0.03, AtAnotherMerchant = 0.5, Sigma = 0.4;
        if (!pool.HasCategories) return [];
        var first = draw.AtNewMerchant(row);
        return user.ShareOf(first.CategoryKey) > RareShare ? [] : Several(2, 5, () =>
        {
            var merchant = draw.Happens(AtAnotherMerchant) ? draw.AtNewMerchant(row).MerchantKey : first.MerchantKey;
            var moved = Moved(first, draw.TimeOfDay() + ThisDayOrNext());
            return Sized(moved with { MerchantKey = merchant }, first.Size * draw.Scatter(Sigma));
        });
    }

    /// <summary>A tiny amount at a new merchant, to see whether the card works, and a large one there within two hours.</summary>
    private TransactionFacts[] ProbeThenLarge(TransactionFacts row)
    {
        const double MinProbe = 0.5, MaxProbe = 3;
        const double SoonestSeconds = 60, LatestSeconds = 7_200;
        var start = draw.TimeOfDay();
        var probe = draw.AtNewMerchant(Moved(row, start)) with { Size = draw.Between(MinProbe, MaxProbe) };
        var later = Moved(probe, start + TimeSpan.FromSeconds(draw.Between(SoonestSeconds, LatestSeconds)));
        return [probe, later with { Size = draw.LargeSize() }];
    }

    /// <summary>
    /// A purchase in a currency that the user does not have, where there is more than one. Tried every other time that it is drawn.
    /// </summary>
    private TransactionFacts[] ForeignCurrency(TransactionFacts row)
    {
        const double Skipped = 0.5;
        return draw.Happens(Skipped) || !pool.HasCurrencies
            ? []
            : [draw.AtNewMerchant(Moved(row, draw.TimeOfDay())) with { Currency = CurrencyCode.Of(draw.OneOf(ForeignCurrencies)) }];
    }

    /// <summary>A third of what the user does in two weeks, more expensive by one factor.</summary>
    private TransactionFacts[] CompromisedWeeks(TransactionFacts row)
    {
        const int Days = 14, MaxRows = 8;
        const double Share = 0.33, MaxFactor = 7;
        var factor = draw.Factor(ExpensiveFrom, MaxFactor);
        var first = row.BookedOn.DayNumber;
        return [.. late
            .Where(other => other.BookedOn.DayNumber >= first && other.BookedOn.DayNumber < first + Days && draw.Happens(Share))
            .Take(MaxRows)
            .Select(other => Sized(other, other.Size * factor))];
    }

    /// <summary>What the user does anyway, by night. Tried two times in five that it is drawn.</summary>
    private TransactionFacts[] OddHour(TransactionFacts row)
    {
        const double Skipped = 0.6, Sigma = 0.3;
        return row.OccurredAt is null || draw.Happens(Skipped)
            ? [] : [Sized(Moved(row, draw.TimeOfNight()), row.Size * draw.Scatter(Sigma))];
    }

    private TransactionFacts[] Several(int fewest, int most, Func<TransactionFacts> make)
    {
        var rows = new TransactionFacts[draw.Count(fewest, most)];
        for (var i = 0; i < rows.Length; i++) rows[i] = make();
        return rows;
    }

    private TimeSpan ThisDayOrNext() => TimeSpan.FromDays(draw.Count(0, 1));

    private static TransactionFacts Sized(TransactionFacts row, double size) => row with { Size = TransactionFacts.LearnableSize(size) };

    /// <summary>The row so long after the beginning of its day; its date only, where it has no time.</summary>
    private static TransactionFacts Moved(TransactionFacts row, TimeSpan sinceMidnight)
    {
        var day = row.BookedOn.AddDays(Math.Min(sinceMidnight.Days, DateOnly.MaxValue.DayNumber - row.BookedOn.DayNumber));
        var timeOfDay = sinceMidnight - TimeSpan.FromDays(sinceMidnight.Days);
        return row with
        {
            BookedOn = day,
            OccurredAt = row.OccurredAt is null
            ? null : day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) + timeOfDay
        };
    }
}
