using FinanceTrack.Domain.Anomalies.Facts;

namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>Puts anomalies of all kinds into one user's history: what is unusual depends on what the user does.</summary>
internal sealed class UserInjection(InjectionPool pool, IReadOnlyList<TransactionFacts> history, int seed)
{
    private const int MinRows = 30;

    /// <summary>What is put in, of the rows it is put among. Kinds of many rows may pass it by a few.</summary>
    private const double Rate = 0.03;

    /// <summary>The share of a history at its beginning that gets none: everything is unusual there.</summary>
    private const double Early = 0.3;

    /// <summary>Where no kind suits a history, drawing has to end all the same.</summary>
    private const int TriesForARow = 20;

    private readonly Random _random = new(seed);

    /// <summary>
    /// The user's history with anomalies in it, in the order of time; the history alone where it is too short to tell what is unusual.
    /// </summary>
    public IReadOnlyList<TrainingRow> Inject()
    {
        var rows = history.Select(facts => new TrainingRow(facts, 0)).ToList();
        if (history.Count < MinRows) return rows;
        var late = history.Skip((int)(Early * history.Count)).ToArray();
        var user = new UserHabits(history);
        var kinds = new AnomalyKinds(pool, user, late, new InjectionDraws(pool, user, _random));
        var budget = Math.Max(1, (int)(Rate * late.Length));
        for (int made = 0, tries = 0; made < budget && tries < TriesForARow * budget; tries++)
        {
            var anomaly = kinds.Make();
            made += anomaly.Count;
            rows.AddRange(anomaly.Select(facts => new TrainingRow(facts, 1)));
        }
        return InTimeOrder(rows);
    }

    private List<TrainingRow> InTimeOrder(List<TrainingRow> rows)
    {
        var ordered = rows
            .OrderBy(row => row.Facts.Time)
            .ThenBy(_ => _random.Next())
            .ToList();
        for (var i = 0; i < ordered.Count; i++) ordered[i] = ordered[i] with { Facts = ordered[i].Facts with { Sequence = i } };
        return ordered;
    }
}
