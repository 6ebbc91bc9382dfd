using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Statistics;

namespace FinanceTrack.Domain.Anomalies.Scoring;

/// <summary>
/// Compares a row with the statistics as they were before it, and then lets them learn it. No SQL, no clock, no state of its own.
/// </summary>
public static class Observer
{
    private const double CategoryRows = 5, CurrencyRows = 2, NoveltyRows = 4, HourRows = 8;
    private const double WindowRows = 10, MerchantRepeatRows = 3, CategoryRunRows = 4;
    private const double MaxNovelty = 0.995;

    /// <summary>Computes every component of the row; <paramref name="home"/> is the user's home currency, where it is known.</summary>
    public static Observation Observe(
        in TransactionFacts row, StatisticsSet statistics, ReadOnlySpan<TransactionFacts> recent, Priors priors,
        CurrencyCode home = default)
    {
        var (user, category, merchant) = statistics;
        var windows = Windows.Ending(in row, recent);
        var isNew = row.MerchantKey != StableKey.None && merchant.Count == 0;
        var direction = Direction(in row);
        var prior = priors.Category(row.CategoryKey);
        var amounts = row.IsMoneyOut ? prior.Out : prior.In;
        ref readonly var userAmounts = ref user.Amounts[direction];
        ref readonly var categoryAmounts = ref category.Amounts[direction];
        ref readonly var merchantAmounts = ref merchant.Amounts[direction];

        var cube = AmountLevels.Expect(
            Math.Cbrt(row.Size), amounts.Cube, userAmounts.Cube, categoryAmounts.Cube, merchantAmounts.Cube, split: false);
        var log = AmountLevels.Expect(
            Math.Log(1 + row.Size), amounts.Log, userAmounts.Log, categoryAmounts.Log, merchantAmounts.Log, split: true);
        var repeat = row.MerchantKey == StableKey.None
            ? 0 : merchant.Standing.Chance(Signed(in row), row.BookedOn.DayNumber, merchant.Count);
        var spending = row.IsMoneyOut
            ? AmountLevels.ExpectSpending(windows.SpentInDay + row.Size, priors.Spending, in user.Spending) : default;

        var components = new ComponentVector();
        components[Component.AmountForUser] = AmountSurprisal(cube.User, repeat);
        components[Component.AmountForCategory] = AmountSurprisal(cube.Category, repeat);
        components[Component.AmountForMerchant] = AmountSurprisal(cube.Merchant, repeat);
        components[Component.LogAmountForUser] = AmountSurprisal(log.User, repeat);
        components[Component.LogAmountForCategory] = AmountSurprisal(log.Category, repeat);
        if (row.IsMoneyOut) components[Component.DaySpending] = SpendingSurprisal(spending, repeat, windows, statistics.User, priors);
        components[Component.RareCategory] = RareCategory(row.CategoryKey, user, prior.Share);
        components[Component.ForeignCurrency] = Surprisal(
            (user.Currencies.Of(row.Currency.Packed) + (CurrencyRows * priors.CurrencyShare(row.Currency, home)))
                / (user.Currencies.Total + CurrencyRows));
        if (isNew) components[Component.NewMerchant] = NewMerchant(user, category, priors.Novelty);
        if (row.OccurredAt is { } time) components[Component.UnusualHour] = UnusualHour(time.Hour, user, priors.Hours);
        Count(ref components, in row, windows, statistics, priors.Counts);
        return new Observation(components, windows, isNew, cube, log, spending);
    }

    /// <summary>Moves the three statistics by one row. <paramref name="seen"/> must come from these statistics and this row.</summary>
    public static void Learn(in TransactionFacts row, StatisticsSet statistics, in Observation seen)
    {
        var (user, category, merchant) = statistics;
        var direction = Direction(in row);
        AmountLevels.Learn(
            seen.Cube, ref user.Amounts[direction].Cube, ref category.Amounts[direction].Cube, ref merchant.Amounts[direction].Cube);
        AmountLevels.Learn(
            seen.Log, ref user.Amounts[direction].Log, ref category.Amounts[direction].Log, ref merchant.Amounts[direction].Log);
        merchant.Standing = merchant.Standing.After(Signed(in row), row.BookedOn.DayNumber);
        if (row.IsMoneyOut) user.Spending.Learn(seen.Spending.Value, seen.Spending.Expected.Mean, seen.Spending.Expected.Spread);

        user.Categories.Learn(row.CategoryKey);
        user.Currencies.Learn(row.Currency.Packed);
        if (row.OccurredAt is { } time)
        {
            Histogram.Learn(user.Hours, time.Hour);
            Histogram.Learn(user.InHour, seen.Windows.InHour);
        }
        Histogram.Learn(user.InDay, seen.Windows.InDay);
        Histogram.Learn(user.AtMerchant, seen.Windows.AtMerchantInDay);
        Histogram.Learn(user.Duplicates, seen.Windows.Duplicates);
        Histogram.Learn(category.InDay, seen.Windows.InCategoryInDay);
        Histogram.Learn(merchant.InDay, seen.Windows.AtMerchantInDay);

        user.Count++;
        category.Count++;
        merchant.Count++;
        if (seen.IsNewMerchant)
        {
            user.NewMerchants++;
            category.NewMerchants++;
        }
        user.FirstDay = Math.Min(user.FirstDay, row.BookedOn.DayNumber);
        user.LastDay = Math.Max(user.LastDay, row.BookedOn.DayNumber);
    }

    private static int Direction(in TransactionFacts row) => row.IsMoneyOut ? 0 : 1;

    private static double Signed(in TransactionFacts row) => row.IsMoneyOut ? -row.Size : row.Size;

    /// <summary>
    /// The tail of an amount that with probability <paramref name="repeat"/> is the merchant's last one again and else follows the
    /// continuous law: −ln(ρ + (1 − ρ) Q). A rent is large for the user, and expected all the same.
    /// </summary>
    private static double AmountSurprisal(in Expected expected, double repeat) => Mixed(NormalTail.Surprisal(expected.Deviate), 0, repeat);

    /// <summary>Where the row is a repeat, only what was spent beside it can be unusual.</summary>
    private static double SpendingSurprisal(
        in SpendingExpectation spending, double repeat, Windows windows, UserStatistics user, Priors priors)
    {
        var whole = NormalTail.Surprisal(spending.Expected.Deviate);
        if (repeat <= 0) return whole;
        var beside = AmountLevels.ExpectSpending(windows.SpentInDay, priors.Spending, in user.Spending);
        return Mixed(whole, NormalTail.Surprisal(beside.Expected.Deviate), repeat);
    }

    private static double Mixed(double nats, double natsOfRepeat, double repeat) => repeat <= 0
        ? nats
        : Surprisal((repeat * Math.Exp(-natsOfRepeat)) + ((1 - repeat) * Math.Exp(-nats)));

    private static double Surprisal(double probability) => Math.Max(0, -Math.Log(probability));

    private static double RareCategory(long key, UserStatistics user, double share)
    {
        var count = user.Categories.Of(key);
        var tail = (user.Categories.NoMoreFrequentThan(count) + (CategoryRows * share)) / (user.Categories.Total + CategoryRows);
        return Surprisal(tail);
    }

    private static double NewMerchant(UserStatistics user, CategoryStatistics category, double novelty)
    {
        var forUser = (user.NewMerchants + (NoveltyRows * novelty)) / (user.Count + NoveltyRows);
        var forCategory = (category.NewMerchants + (NoveltyRows * forUser)) / (category.Count + NoveltyRows);
        return Surprisal(Math.Min(forCategory, MaxNovelty));
    }

    private static double UnusualHour(int hour, UserStatistics user, IReadOnlyList<double> everyone)
    {
        Span<double> smooth = stackalloc double[24];
        HourKernel.Smooth(user.Hours, smooth);
        var rows = Histogram.Sum(user.Hours);
        var limit = smooth[hour] + (HourRows * everyone[hour]) + 1e-9;
        var tail = 0.0;
        for (var h = 0; h < 24; h++)
        {
            var share = smooth[h] + (HourRows * everyone[h]);
            if (share <= limit) tail += share;
        }
        return Surprisal(tail / (rows + HourRows));
    }

    private static void Count(
        ref ComponentVector components, in TransactionFacts row, Windows windows, StatisticsSet statistics, HistogramPriors everyone)
    {
        var user = statistics.User;
        components[Component.DayCount] = Surprisal(
            Histogram.TailFrom(user.InDay, windows.InDay, everyone.InDay.From(windows.InDay), WindowRows));
        if (row.OccurredAt is not null)
        {
            components[Component.HourCount] = Surprisal(
                Histogram.TailFrom(user.InHour, windows.InHour, everyone.InHour.From(windows.InHour), WindowRows));
        }

        components[Component.CategoryRun] = Surprisal(Histogram.TailFrom(
            statistics.Category.InDay, windows.InCategoryInDay, everyone.InCategory.From(windows.InCategoryInDay), CategoryRunRows));
        if (row.MerchantKey == StableKey.None) return;
        var atMerchant = windows.AtMerchantInDay;
        var forUser = Histogram.TailFrom(user.AtMerchant, atMerchant, everyone.AtMerchant.From(atMerchant), WindowRows);
        components[Component.MerchantRepeats] = Surprisal(
            Histogram.TailFrom(statistics.Merchant.InDay, atMerchant, forUser, MerchantRepeatRows));
        components[Component.Duplicate] = Surprisal(Histogram.TailFrom(
            user.Duplicates, windows.Duplicates, everyone.Duplicates.From(windows.Duplicates), WindowRows));
        if (row.IsMoneyOut && windows.AtMerchantInDay > 0)
            components[Component.Probe] = Math.Max(0, Math.Log(row.Size / windows.SmallestAtMerchantInDay));
    }
}
