using System.CommandLine;
using System.Globalization;
using FinanceTrack.Benchmarks.Quality.RecurringHouseholds;
using Spectre.Console;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary><c>quality insights</c>: unusual months, duplicate charges, price rises and trials on generated households.</summary>
internal static class InsightsCommand
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo?>("--data") { Description = QualityInput.HouseholdFolder };
        var file = new Option<FileInfo?>("--file") { Description = "One file of the same columns." };
        var command = new Command("insights", "Measures unusual months, duplicates, price rises and trials.") { data, file };
        QualityInput.Require(command, data, file);
        command.SetAction((parsed, cancellation) => QualityInput.RunAsync(
            () =>
            {
                List<FileInfo> files = parsed.GetValue(file) is { } one ? [one]
                    : [.. RecurringHouseholdFile.Find(parsed.GetValue(data)!).Where(RecurringHouseholdFile.IsGenerated)];
                foreach (var found in files)
                    Print(RecurringHouseholdFile.NameOf(found), RecurringHouseholdFile.Read(found));
            },
            cancellation));
        return command;
    }

    private static void Print(string name, IReadOnlyList<RecurringHousehold> households)
    {
        var score = new InsightsScore();
        foreach (var household in households)
            score.Add(household);
        var table = new Table().Title($"Insights: {name}, {households.Count} households");
        table.AddColumn("figure").AddColumn("value").AddColumn("of");
        Row("month alerts a household and month", score.Alerts / (double)Math.Max(score.Months, 1), score.Months);
        for (var f = 0; f < InsightsScore.Factors.Length; f++)
        {
            Row(string.Create(CultureInfo.InvariantCulture, $"a category times {InsightsScore.Factors[f]:0.0} is seen"), score.SeenOf(f),
                score.RaisedCases);
        }

        Row("injected duplicates said", score.InjectedSaid / (double)Math.Max(score.Injected, 1), score.Injected);
        Row("false duplicates a household and month", score.FalseDuplicates / Math.Max(score.HouseholdMonths, 1), score.FalseDuplicates);
        Row("doubles of streams said", score.StreamDoublesSaid, score.StreamDoublesSaid);
        Row("price rises said", score.RisesSaid / (double)Math.Max(score.Rises, 1), score.Rises);
        Row("price rises said of streams without one", score.FalseRises, score.Steady);
        Row("trials said", score.TrialsSaid / (double)Math.Max(score.Trials, 1), score.Trials);
        Row("trials said of streams without one", score.FalseTrials, score.FalseTrials);
        AnsiConsole.Write(table);

        void Row(string figure, double value, int count) =>
            table.AddRow(figure, value.ToString("0.000", CultureInfo.InvariantCulture), count.ToString(CultureInfo.InvariantCulture));
    }
}
