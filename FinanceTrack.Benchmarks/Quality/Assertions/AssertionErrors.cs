using FinanceTrack.Benchmarks.Quality.LinkHouseholds;
using FinanceTrack.Domain.Assertions;

namespace FinanceTrack.Benchmarks.Quality.Assertions;

/// <summary>Shows intervals of one error whose first proposal is another.</summary>
internal static class AssertionErrors
{
    public static void Print(IReadOnlyList<LinkHousehold> households, int count)
    {
        var lines = new List<string>();
        for (var i = 0; i < households.Count; i++)
        {
            var ledger = new CorruptedLedger(households[i], i);
            var check = new BalanceCheck(ledger.Rows, ledger.Assertions, ledger.Transfers);
            var rows = households[i].Rows.Select(row => row.Row).Concat(ledger.Rows).DistinctBy(row => row.Id).ToDictionary(row => row.Id);
            string Show(Guid? id) => id is { } row ? $" «{rows[row].Description}» {rows[row].BookedOn:yyyy-MM-dd}" : "";
            foreach (var (key, errors) in ledger.Errors.Where(entry => entry.Value.Count == 1))
            {
                var interval = check.Intervals(key.Account).First(interval => interval.Through == key.Through);
                if (interval.Agrees || check.Explain(interval) is not [var first, ..] || AssertionFigures.IsRight(first, errors))
                    continue;
                var proposed = first.Corrections.Select(
                    correction => $"{correction.Kind} {correction.ChangeMinor}{Show(correction.RowId)}");
                lines.Add($"{errors[0].Kind} {errors[0].ChangeMinor}{Show(errors[0].RowId)}: {string.Join(" + ", proposed)}");
            }
        }

        var random = new Random(1);
        foreach (var line in lines.OrderBy(_ => random.Next()).Take(count))
            Console.WriteLine(line);
    }
}
