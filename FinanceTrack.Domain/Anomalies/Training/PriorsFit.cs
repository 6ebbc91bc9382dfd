using System.Collections.Frozen;
using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;

namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>
/// Measures the priors on a sample of users' histories. Nothing of a single user is kept: means, variances and counts over
/// all of them, and per category only where enough users have it.
/// </summary>
public static class PriorsFit
{
    private const double CategoryMeanRows = 5, CategorySpreadRows = 20;
    private const int MinRowsToCalibrate = 500;

    /// <summary>Rows of a user before which their scores are not ordinary yet.</summary>
    private const int WarmUpRows = 30;

    /// <param name="version">The number the new priors take.</param>
    /// <param name="histories">One list per user, in the order of recording.</param>
    /// <param name="fewestUsers">A category that fewer users have does not get a prior of its own, so that none shows what one person
    /// does.</param>
    public static Priors Fit(int version, IReadOnlyList<IReadOnlyList<TransactionFacts>> histories, int fewestUsers = 3)
    {
        var counts = new HabitCounts();
        foreach (var history in histories) counts.Add(history);
        if (counts.Rows == 0) return ShippedPriors.Instance;

        var categories = CategoryPriors(histories, counts, fewestUsers, out var overall);
        var spending = AmountFit.Fit(counts.SpentInDay);
        var uncalibrated = new Priors(
            version, overall, categories, new AmountPrior(spending.Mean, spending.Spread),
            counts.CurrencyShares(), counts.Novelty, counts.HourShares(), counts.Tails(), ShippedPriors.Instance.SumTail);
        return Calibrated(uncalibrated, histories);
    }

    /// <summary>The same priors with the tail of the sum measured under them.</summary>
    private static Priors Calibrated(Priors priors, IReadOnlyList<IReadOnlyList<TransactionFacts>> histories)
    {
        var sums = new List<double>();
        foreach (var history in histories)
        {
            var fold = new StatisticsFold(priors);
            for (var i = 0; i < history.Count; i++)
            {
                var row = history[i];
                var seen = fold.Add(in row);
                var components = seen.Components;
                if (i >= WarmUpRows) sums.Add(SumCombiner.RawSum(in components));
            }
        }
        if (sums.Count < MinRowsToCalibrate) return priors;
        return new Priors(
            priors.Version, priors.Overall, priors.Categories, priors.Spending, priors.CurrencyShares, priors.Novelty,
            priors.Hours, priors.Counts, TailCalibration.Fit([.. sums]));
    }

    private static FrozenDictionary<long, CategoryPrior> CategoryPriors(
        IReadOnlyList<IReadOnlyList<TransactionFacts>> histories, HabitCounts counts, int fewestUsers, out CategoryPrior overall)
    {
        var sizes = new Dictionary<(long Category, bool Out), List<double>>();
        var all = new Dictionary<bool, List<double>> { [true] = [], [false] = [] };
        foreach (var row in histories.SelectMany(history => history))
        {
            all[row.IsMoneyOut].Add(row.Size);
            if (!sizes.TryGetValue((row.CategoryKey, row.IsMoneyOut), out var list)) sizes[(row.CategoryKey, row.IsMoneyOut)] = list = [];
            list.Add(row.Size);
        }
        var shipped = ShippedPriors.Instance.Overall;
        var everyOut = Amounts(all[true], shipped.Out);
        var everyIn = Amounts(all[false], shipped.In);
        overall = new CategoryPrior(everyOut, everyIn, counts.ShareOfUnknownCategory);

        var categories = new Dictionary<long, CategoryPrior>();
        foreach (var (key, users) in counts.CategoryUsers)
        {
            if (users < fewestUsers) continue;
            var known = ShippedPriors.Instance.Categories.GetValueOrDefault(key);
            categories[key] = new CategoryPrior(
                Amounts(sizes.GetValueOrDefault((key, true)) ?? [], everyOut),
                Amounts(sizes.GetValueOrDefault((key, false)) ?? [], known is null ? everyIn : known.In),
                counts.CategoryShare(key));
        }
        return categories.ToFrozenDictionary();
    }

    /// <summary>Amounts of a level, shrunk to its parent's as a user's are to theirs.</summary>
    private static AmountPriors Amounts(List<double> sizes, AmountPriors parent)
    {
        var cube = Shrunk(AmountFit.Fit(sizes.ConvertAll(Math.Cbrt)), parent.Cube, pooled: true);
        var log = Shrunk(AmountFit.Fit(sizes.ConvertAll(size => Math.Log(1 + size))), parent.Log, pooled: false);
        return new AmountPriors(cube, log);
    }

    private static AmountPrior Shrunk(AmountFit own, AmountPrior parent, bool pooled)
    {
        var mean = ((CategoryMeanRows * parent.Mean) + (own.Count * own.Mean)) / (CategoryMeanRows + own.Count);
        if (pooled)
        {
            var variance = ((CategorySpreadRows * parent.Spread.Up) + own.UpSquares + own.DownSquares) / (CategorySpreadRows + own.Count);
            return new AmountPrior(mean, new Spread(variance, variance));
        }
        return new AmountPrior(mean, new Spread(
            ((CategorySpreadRows * parent.Spread.Up) + own.UpSquares) / (CategorySpreadRows + own.UpCount),
            ((CategorySpreadRows * parent.Spread.Down) + own.DownSquares) / (CategorySpreadRows + own.Count - own.UpCount)));
    }
}
