using FinanceTrack.Domain.Anomalies.Facts;

namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>
/// Puts made-up anomalies of eleven generic kinds into real histories, about three in a hundred rows, so that a model can
/// learn to tell history from what does not belong there without a user's label. The kinds are general on purpose; none is
/// fitted to a data set. Each user's draws are their own, so that users can go side by side.
/// </summary>
public sealed class AnomalyInjection(IReadOnlyList<IReadOnlyList<TransactionFacts>> histories, int seed)
{
    private readonly InjectionPool _pool = InjectionPool.Of(histories, seed);

    /// <summary>
    /// The history with anomalies in it, in the order of time; the history alone where it is too short to tell what is unusual.
    /// </summary>
    public IReadOnlyList<TrainingRow> Into(int history) =>
        new UserInjection(_pool, histories[history], unchecked((seed * 1_000_003) + history)).Inject();
}

/// <summary>Rows of everybody, from which a user's anomalies take merchants, categories, amounts and times of day.</summary>
internal sealed record InjectionPool(IReadOnlyList<TransactionFacts> Rows, bool HasCategories, bool HasCurrencies)
{
    private const int Size = 20_000;

    public static InjectionPool Of(IReadOnlyList<IReadOnlyList<TransactionFacts>> histories, int seed)
    {
        var all = histories.SelectMany(history => history).ToArray();
        var hasCategories = all.Select(row => row.CategoryKey).Distinct().Take(4).Count() > 3;
        var hasCurrencies = all.Select(row => row.Currency).Distinct().Take(2).Count() > 1;
        if (all.Length > Size)
        {
            new Random(seed).Shuffle(all);
            all = all[..Size];
        }
        return new InjectionPool(all, hasCategories, hasCurrencies);
    }
}
