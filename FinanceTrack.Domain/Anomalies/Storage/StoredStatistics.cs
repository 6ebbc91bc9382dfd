using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Anomalies.Storage;

/// <summary>All of a user's statistics as they are stored, of any form: to compare with recomputed ones.</summary>
internal sealed class StoredStatistics
{
    private static readonly Statement ReadSql = Statement.Of("""
        SELECT Form, UserState, PriorsVersion, Revision FROM UserStatistics WHERE LedgerId = @LedgerId;
        SELECT CategoryKey, Form, CategoryState FROM CategoryStatistics WHERE LedgerId = @LedgerId;
        SELECT MerchantKey, Form, MerchantState FROM MerchantStatistics WHERE LedgerId = @LedgerId;
        """);

    private readonly UserStatisticsRow? _user;
    private readonly Dictionary<long, CategoryStatisticsRow> _categories;
    private readonly Dictionary<long, MerchantStatisticsRow> _merchants;

    private StoredStatistics(
        UserStatisticsRow? user, IEnumerable<CategoryStatisticsRow> categories, IEnumerable<MerchantStatisticsRow> merchants)
    {
        _user = user;
        _categories = categories.ToDictionary(c => c.CategoryKey);
        _merchants = merchants.ToDictionary(m => m.MerchantKey);
    }

    public static async Task<StoredStatistics> ReadAsync(DbSession session, Guid ledgerId)
    {
        await using var results = await session.ReadAsync(ReadSql, new { LedgerId = ledgerId });
        return new StoredStatistics(
            await results.FindAsync(row => UserStatisticsRow.Read(row) with { PriorsVersion = row.Int(2), Revision = row.Long(3) }),
            await results.ListAsync(CategoryStatisticsRow.Read),
            await results.ListAsync(MerchantStatisticsRow.Read));
    }

    /// <summary>How the stored statistics stand to those just folded from the whole history.</summary>
    /// <param name="revision">Of the ledger that was folded.</param>
    public StatisticsFinding CompareWith(StatisticsFold fold, long revision)
    {
        var isInForce = _user is null
            || (_user.Form == StatisticsCodec.CurrentForm && _user.PriorsVersion == fold.PriorsVersion && _user.Revision == revision);
        if (!isInForce)
            return StatisticsFinding.Outdated;
        return IsSame(fold) ? StatisticsFinding.Sound : StatisticsFinding.Drifted;
    }

    private bool IsSame(StatisticsFold fold)
    {
        if (fold.User.Count == 0)
            return _user is null && _categories.Count == 0 && _merchants.Count == 0;
        return _user is not null
            && _user.UserState.AsSpan().SequenceEqual(StatisticsCodec.Encode(fold.User))
            && _categories.Count == fold.Categories.Count
            && _merchants.Count == fold.Merchants.Count
            && fold.Categories.All(c => IsSame(_categories.GetValueOrDefault(c.Key), c.Value))
            && fold.Merchants.All(m => IsSame(_merchants.GetValueOrDefault(m.Key), m.Value));
    }

    private static bool IsSame(CategoryStatisticsRow? stored, CategoryStatistics category) =>
        stored is { Form: StatisticsCodec.CurrentForm } && stored.CategoryState.AsSpan().SequenceEqual(StatisticsCodec.Encode(category));

    private static bool IsSame(MerchantStatisticsRow? stored, MerchantStatistics merchant) =>
        stored is { Form: StatisticsCodec.CurrentForm } && stored.MerchantState.AsSpan().SequenceEqual(StatisticsCodec.Encode(merchant));
}

/// <summary>How a user's stored statistics stand to those recomputed from history.</summary>
internal enum StatisticsFinding
{
    /// <summary>The same bits.</summary>
    Sound,

    /// <summary>Of an older form, under other priors, or from before a change of earlier rows: they may differ.</summary>
    Outdated,

    /// <summary>They should be the same and are not.</summary>
    Drifted,
}
