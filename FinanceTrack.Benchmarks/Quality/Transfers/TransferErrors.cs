using System.Globalization;
using FinanceTrack.Benchmarks.Quality.Households;
using FinanceTrack.Domain.Links.Transfers;

namespace FinanceTrack.Benchmarks.Quality.Transfers;

/// <summary>Shows what the matcher got wrong.</summary>
internal static class TransferErrors
{
    public static void Print(IReadOnlyList<Household> households, TransferWeights weights, int count)
    {
        var kinds = new List<string>();
        var lines = new List<string>();
        foreach (var household in households)
        {
            var outcome = new TransferSimulation(household, new TransferPlan { Weights = weights }).Run();
            var rows = household.Rows.ToDictionary(row => row.Row.Id);
            var found = outcome.Links.Select(link => (link.FromId, link.ToId)).ToHashSet();
            foreach (var (outgoing, incoming) in household.Transfers.Where(legs => !found.Contains((legs.Outgoing.Row.Id, legs.Incoming.Row.Id))))
                Note("missed", outgoing, incoming, household);
            foreach (var link in outcome.Links.Where(link => rows[link.FromId].Transfer is not { } transfer || transfer != rows[link.ToId].Transfer))
                Note($"wrong, {link.State} {link.Confidence.ToString("0.000", CultureInfo.InvariantCulture)}", rows[link.FromId], rows[link.ToId], household);
        }

        foreach (var (kind, times) in kinds.CountBy(kind => kind).OrderByDescending(kind => kind.Value))
            Console.WriteLine($"{times,5}  {kind}");
        var random = new Random(1);
        foreach (var line in lines.OrderBy(_ => random.Next()).Take(count))
            Console.WriteLine(line);

        void Note(string what, TrueRow outgoing, TrueRow incoming, Household household)
        {
            kinds.Add($"{what.Split(' ')[0]} {outgoing.Kind} → {incoming.Kind}");
            lines.Add($"{what} [{household.Name}] {Show(outgoing, household)} → {Show(incoming, household)}");
        }
    }

    private static string Show(TrueRow row, Household household)
    {
        var account = household.Accounts.First(account => account.Id == row.Row.AccountId);
        return $"{account.Kind} {row.Row.BookedOn:yyyy-MM-dd} {row.Row.Amount} «{row.Row.Description}» ({row.Kind})";
    }
}
