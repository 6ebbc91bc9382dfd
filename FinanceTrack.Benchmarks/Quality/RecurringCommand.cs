using System.CommandLine;
using System.Globalization;
using FinanceTrack.Benchmarks.Quality.Peers;
using FinanceTrack.Benchmarks.Quality.RecurringHouseholds;
using Spectre.Console;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary><c>quality recurring</c>: what the recurring detector finds, and how right its next dates and amounts are.</summary>
internal static class RecurringCommand
{
    private const int DaysBeforeEnd = 92;

    private static readonly (string Name, FoundPayments.Finder Find)[] Peers =
    [
        ("as Sure", ExactMonthly.Find),
        ("as Actual Budget", (past, _) => ThreeOccurrences.Find(past)),
        ("common recipe", (past, _) => MedianGap.Find(past)),
    ];

    public static Command Create()
    {
        var data = new Option<DirectoryInfo?>("--data") { Description = QualityInput.HouseholdFolder };
        var file = new Option<FileInfo?>("--file") { Description = "One file of the same columns." };
        var mistakes = new Option<bool>("--mistakes") { Description = "List what is missed and what is false." };
        var peers = new Option<bool>("--peers") { Description = "Measure what other trackers do as well." };
        var command = new Command("recurring", "Measures the detection of recurring payments.") { data, file, mistakes, peers };
        QualityInput.Require(command, data, file);
        command.SetAction((parsed, cancellation) => QualityInput.RunAsync(
            () =>
            {
                List<FileInfo> files = parsed.GetValue(file) is { } one ? [one] : [.. RecurringHouseholdFile.Find(parsed.GetValue(data)!)];
                Print(files.ConvertAll(found =>
                    (Name: RecurringHouseholdFile.NameOf(found), RecurringHouseholdFile.IsGenerated(found),
                        RecurringHouseholdFile.Read(found))),
                    parsed.GetValue(mistakes), parsed.GetValue(peers));
            },
            cancellation));
        return command;
    }

    private static void Print(
        List<(string Name, bool IsGenerated, IReadOnlyList<RecurringHousehold> Households)> sets, bool listMistakes, bool withPeers)
    {
        var table = new Table().Title("Recurring streams");
        foreach (var column in (ReadOnlySpan<string>)[
            "file", "of", "streams", "P", "R", "F1", "rows F1", "invented", "false", "next ±2 d", "error, d", "date in 80 %", "amount 1 %",
            "in 80 %", "alive", "ms"])
        {
            table.AddColumn(column);
        }

        var scores = new List<RecurringScore>();
        foreach (var (name, isGenerated, households) in sets)
        {
            scores.Add(AddRow(table, name, households, 0, FoundPayments.Product));
            if (!isGenerated)
                AddRow(table, $"{name}, {DaysBeforeEnd} days before its end", households, DaysBeforeEnd, FoundPayments.Product);
            foreach (var (peer, finder) in Peers.Where(_ => withPeers))
                AddRow(table, $"{name}, {peer}", households, 0, finder);
        }

        AnsiConsole.Write(table);
        foreach (var (name, isGenerated, households) in sets.Where(set => set.IsGenerated))
            AnsiConsole.WriteLine($"{name}: found on the day of payment {string.Join(", ", RecurringDelay.Measure(households))}");
        foreach (var mistake in scores.SelectMany(score => score.Mistakes).Where(_ => listMistakes))
            AnsiConsole.WriteLine(mistake);
    }

    private static RecurringScore AddRow(
        Table table, string name, IReadOnlyList<RecurringHousehold> households, int daysBefore, FoundPayments.Finder finder)
    {
        var score = new RecurringScore(finder);
        foreach (var household in households)
            score.Add(household, household.AsOf.AddDays(-daysBefore));
        double[] shares = [score.Precision, score.Recall, score.F1, score.RowsF1];
        double[] falses = [score.Invented / (double)score.Households, score.False / (double)score.Households];
        double[] next = [score.WithinTwoDays, score.MeanDateError, score.DateCoverage, score.AmountWithinOnePercent, score.AmountCoverage];
        string[] cells =
        [
            name, Text(score.Households, "0"), Text(score.Needed, "0"), .. shares.Select(share => Text(share)),
                .. falses.Select(count => Text(count, "0.00")),
            .. next.Select(figure => Text(figure)), Text(score.StatusRight), Text(score.Milliseconds, "0.0"),
        ];
        table.AddRow(cells);
        return score;
    }

    private static string Text(double value, string format = "0.000") =>
        double.IsNaN(value) ? "" : value.ToString(format, CultureInfo.InvariantCulture);
}
