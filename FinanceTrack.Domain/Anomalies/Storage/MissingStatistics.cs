using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Anomalies.Storage;

/// <summary>The statistics that some rows will be compared with and a fold has not loaded yet.</summary>
internal sealed record MissingStatistics(IReadOnlyList<long> Categories, IReadOnlyList<long> Merchants, IReadOnlyList<int> Days)
{
    public bool AreNone => Categories.Count + Merchants.Count + Days.Count == 0;

    /// <param name="known">Null when nothing is known.</param>
    public static MissingStatistics Of(StatisticsFold? known, IReadOnlyList<TransactionFacts> rows)
    {
        var (categories, merchants, days) = (new HashSet<long>(), new HashSet<long>(), new HashSet<int>());
        foreach (var row in rows)
        {
            if (known?.KnowsCategory(row.CategoryKey) != true)
                categories.Add(row.CategoryKey);
            if (known?.KnowsMerchant(row.MerchantKey) != true)
                merchants.Add(row.MerchantKey);
            for (var day = row.BookedOn.DayNumber - Windows.DaysBefore; day <= row.BookedOn.DayNumber + Windows.DaysAfter; day++)
            {
                if (known?.KnowsDay(day) != true && IsDay(day))
                    days.Add(day);
            }
        }

        return new MissingStatistics([.. categories], [.. merchants], [.. days]);
    }

    /// <summary>The parameters under which storage is asked for it: the days are a span, within which some may be known.</summary>
    public object Parameters(Guid ledgerId) => new
    {
        LedgerId = ledgerId,
        CategoryKeys = SqlText.Numbers(Categories),
        MerchantKeys = SqlText.Numbers(Merchants),
        From = Days.Count == 0 ? DateOnly.MaxValue : DateOnly.FromDayNumber(Days.Min()),
        To = Days.Count == 0 ? DateOnly.MinValue : DateOnly.FromDayNumber(Days.Max()),
        Windows.MaxRows,
    };

    /// <summary>Lets the fold know what storage has answered.</summary>
    /// <param name="recent">In the order of recording.</param>
    public void Fill(
        StatisticsFold fold,
        IEnumerable<CategoryStatisticsRow> categories,
        IEnumerable<MerchantStatisticsRow> merchants,
        IEnumerable<FactsRow> recent)
    {
        var storedCategories = categories.ToDictionary(c => c.CategoryKey, c => StatisticsCodec.DecodeCategory(c.CategoryState));
        foreach (var key in Categories)
            fold.KnowCategory(key, storedCategories.GetValueOrDefault(key));
        var storedMerchants = merchants.ToDictionary(m => m.MerchantKey, m => StatisticsCodec.DecodeMerchant(m.MerchantState));
        foreach (var key in Merchants)
            fold.KnowMerchant(key, storedMerchants.GetValueOrDefault(key));
        var days = Days.ToHashSet();
        fold.KnowDays(days, recent.Select(row => row.ToFacts()).Where(row => days.Contains(row.BookedOn.DayNumber)));
    }

    private static bool IsDay(int day) => day >= DateOnly.MinValue.DayNumber && day <= DateOnly.MaxValue.DayNumber;
}
