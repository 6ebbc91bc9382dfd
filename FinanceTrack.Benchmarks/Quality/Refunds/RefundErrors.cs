using System.Globalization;
using FinanceTrack.Benchmarks.Quality.LinkHouseholds;
using FinanceTrack.Domain.Links.Questions;

namespace FinanceTrack.Benchmarks.Quality.Refunds;

/// <summary>Shows what the matcher got wrong.</summary>
internal static class RefundErrors
{
    public static void Print(IReadOnlyList<LinkHousehold> households, int count)
    {
        var lines = new List<string>();
        foreach (var household in households)
        {
            var outcome = new RefundSimulation(household, QuestionBudget.DefaultPerMonth).Run();
            var rows = household.Rows.ToDictionary(row => row.Row.Id);
            var linked = outcome.Links.ToDictionary(link => link.FromId);
            foreach (var link in outcome.Links.Where(link => rows[link.FromId].RefundOf != link.ToId))
            {
                lines.Add($"wrong, {link.State} {link.Confidence.ToString("0.00", CultureInfo.InvariantCulture)}: "
                    + $"{Show(rows[link.FromId])} → {Show(rows[link.ToId])}"
                    + (rows[link.FromId].RefundOf is { } right && rows.TryGetValue(right, out var expense) ? $" instead of {Show(expense)}"
                        : ""));
            }

            foreach (var row in household.Rows
                .Where(row => row.RefundOf is { } expense && rows.ContainsKey(expense) && !linked.ContainsKey(row.Row.Id)))
            {
                var shop = outcome.ShopRefunds.ContainsKey(row.Row.Id) ? "" : ", shop unknown";
                lines.Add($"missed{shop}: {Show(row)} → {Show(rows[row.RefundOf!.Value])}");
            }
            foreach (var credit in outcome.ShopRefunds.Keys.Where(credit => rows[credit].Kind != "refund"))
                lines.Add($"no refund: {Show(rows[credit])} → {Show(rows[outcome.ShopRefunds[credit]])}");
        }

        foreach (var (kind, times) in lines.CountBy(line => line.Split([' ', ':'])[0]).OrderByDescending(kind => kind.Value))
            Console.WriteLine($"{times,5}  {kind}");
        var random = new Random(1);
        foreach (var line in lines.OrderBy(_ => random.Next()).Take(count))
            Console.WriteLine(line);
    }

    private static string Show(TrueRow row) => $"{row.Row.BookedOn:yyyy-MM-dd} {row.Row.Amount} «{row.Row.Description}» ({row.Kind})";
}
