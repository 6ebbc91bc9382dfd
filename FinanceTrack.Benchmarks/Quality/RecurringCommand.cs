using System.CommandLine;
using System.Globalization;
using FinanceTrack.Benchmarks.Quality.Households;
using Spectre.Console;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary><c>quality recurring</c>: what the recurring detector finds, and how right its next dates and amounts are.</summary>
internal static class RecurringCommand
{
    private const int DaysBeforeEnd = 92;

    public static Command Create()
    {
        var data = new Option<DirectoryInfo?>("--data") { Description = QualityInput.HouseholdFolder };
        var file = new Option<FileInfo?>("--file") { Description = "One file of the same columns." };
        var mistakes = new Option<bool>("--mistakes") { Description = "List what is missed and what is false." };
        var command = new Command("recurring", "Measures the detection of recurring payments.") { data, file, mistakes };
        QualityInput.Require(command, data, file);
        command.SetAction((parsed, cancellation) => QualityInput.RunAsync(
            () =>
            {
                List<FileInfo> files = parsed.GetValue(file) is { } one ? [one] : [.. HouseholdFile.Find(parsed.GetValue(data)!)];
                Print(files.ConvertAll(found =>
                    (Name: HouseholdFile.NameOf(found), HouseholdFile.IsGenerated(found), HouseholdFile.Read(found))),
                    parsed.GetValue(mistakes));
            },
            cancellation));
        return command;
    }

    private static void Print(List<(string Name, bool IsGenerated, IReadOnlyList<Household> Households)> sets, bool listMistakes)
    {
        var table = new Table().Title("Recurring streams");
        foreach (var column in (ReadOnlySpan<string>)["file", "of", "streams", "P", "R", "F1", "rows F1", "invented", "false", "next ±2 d",
            "error, d", "date in 80 %",
            "amount 1 %", "in 80 %", "alive", "ms"])
            table.AddColumn(column);
        var scores = new List<RecurringScore>();
        foreach (var (name, isGenerated, households) in sets)
        {
            scores.Add(AddRow(table, name, households, 0));
            if (!isGenerated)
                AddRow(table, $"{name}, {DaysBeforeEnd} days before its end", households, DaysBeforeEnd);
        }

        AnsiConsole.Write(table);
        foreach (var (name, isGenerated, households) in sets.Where(set => set.IsGenerated))
            AnsiConsole.WriteLine($"{name}: found on the day of payment {string.Join(", ", RecurringDelay.Measure(households))}");
        foreach (var mistake in scores.SelectMany(score => score.Mistakes).Where(_ => listMistakes))
            AnsiConsole.WriteLine(mistake);
    }

    private static RecurringScore AddRow(Table table, string name, IReadOnlyList<Household> households, int daysBefore)
    {
        var score = new RecurringScore();
        foreach (var household in households)
            score.Add(household, household.AsOf.AddDays(-daysBefore));
        table.AddRow(
            name, Text(score.Households, "0"), Text(score.Needed, "0"), Text(score.Precision), Text(score.Recall), Text(score.F1),
                Text(score.RowsF1),
            Text(score.Invented / (double)score.Households, "0.00"), Text(score.False / (double)score.Households, "0.00"),
                Text(score.WithinTwoDays),
            Text(score.MeanDateError, "0.00"), Text(score.DateCoverage), Text(score.AmountWithinOnePercent), Text(score.AmountCoverage),
                Text(score.StatusRight),
            Text(score.Milliseconds, "0.0"));
        return score;
    }

    private static string Text(double value, string format = "0.000") =>
        double.IsNaN(value) ? "" : value.ToString(format, CultureInfo.InvariantCulture);
}
