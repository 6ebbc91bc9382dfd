using System.Globalization;
using FinanceTrack.Benchmarks.Quality.LinkHouseholds;
using FinanceTrack.Domain.Links.Transfers;

namespace FinanceTrack.Benchmarks.Quality.Transfers;

/// <summary>Shows what the matcher got wrong.</summary>
internal static class TransferErrors
{
    private const double MinShown = .5;

    public static void Print(IReadOnlyList<LinkHousehold> households, TransferWeights weights, int count)
    {
        var kinds = new List<string>();
        var lines = new List<string>();
        foreach (var household in households)
        {
            var simulation = new TransferSimulation(household, new TransferPlan { Weights = weights });
            var scored = new Dictionary<PairId, double[]>();
            simulation.Matcher.OnScored = (pair, features, _) => scored[pair.Id] = [.. features];
            var outcome = simulation.Run();
            var rows = household.Rows.ToDictionary(row => row.Row.Id);
            var found = outcome.Links.Select(link => (link.FromId, link.ToId)).ToHashSet();
            foreach (var (outgoing, incoming) in household.Transfers
                .Where(legs => !found.Contains((legs.Outgoing.Row.Id, legs.Incoming.Row.Id))))
            {
                Note("missed", outgoing, incoming, household,
                    Explain(scored.GetValueOrDefault(new PairId(outgoing.Row.Id, incoming.Row.Id))));
            }

            foreach (var link in outcome.Links
                .Where(link => rows[link.FromId].Transfer is not { } transfer || transfer != rows[link.ToId].Transfer))
            {
                Note($"wrong, {link.State} {link.Confidence.ToString("0.000", CultureInfo.InvariantCulture)}", rows[link.FromId],
                    rows[link.ToId], household, Explain(scored.GetValueOrDefault(new PairId(link.FromId, link.ToId))));
            }
        }

        foreach (var (kind, times) in kinds.CountBy(kind => kind).OrderByDescending(kind => kind.Value))
            Console.WriteLine($"{times,5}  {kind}");
        var random = new Random(1);
        foreach (var line in lines.OrderBy(_ => random.Next()).Take(count))
            Console.WriteLine(line);

        void Note(string what, TrueRow outgoing, TrueRow incoming, LinkHousehold household, string why)
        {
            kinds.Add($"{what.Split(' ')[0]} {outgoing.Kind} → {incoming.Kind}");
            lines.Add($"{what} [{household.Name}] {Show(outgoing, household)} → {Show(incoming, household)} {why}");
        }

        string Explain(double[]? features)
        {
            if (features is null)
                return "never a candidate";
            var parts = Enum.GetValues<TransferFeature>().Select(feature => (feature, Nats: weights[feature] * features[(int)feature]))
                .Where(part => Math.Abs(part.Nats) >= MinShown)
                .OrderBy(part => part.Nats).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.feature} {part.Nats:0.0}"));
            return string.Create(CultureInfo.InvariantCulture, $"{weights.LogOdds(features):0.0} = {string.Join(", ", parts)}");
        }
    }

    private static string Show(TrueRow row, LinkHousehold household)
    {
        var account = household.Accounts.First(account => account.Id == row.Row.AccountId);
        return $"{account.Kind} {row.Row.BookedOn:yyyy-MM-dd} {row.Row.Amount} «{row.Row.Description}» ({row.Kind})";
    }
}
