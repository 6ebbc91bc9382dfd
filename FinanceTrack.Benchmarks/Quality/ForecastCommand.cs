using System.CommandLine;
using System.Globalization;
using FinanceTrack.Benchmarks.Quality.RecurringHouseholds;
using Spectre.Console;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary>
/// <c>quality forecast</c>: coverage and sharpness of the cash-flow forecast, and whether enough is held back until payday.
/// </summary>
internal static class ForecastCommand
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo?>("--data") { Description = QualityInput.HouseholdFolder };
        var file = new Option<FileInfo?>("--file") { Description = "One file of the same columns." };
        var command = new Command("forecast", "Measures the cash-flow forecast.") { data, file };
        QualityInput.Require(command, data, file);
        command.SetAction((parsed, cancellation) => QualityInput.RunAsync(
            () =>
            {
                List<FileInfo> files = parsed.GetValue(file) is { } one ? [one] : [.. RecurringHouseholdFile.Find(parsed.GetValue(data)!)];
                Print(files.ConvertAll(found =>
                    (RecurringHouseholdFile.NameOf(found), RecurringHouseholdFile.IsGenerated(found), RecurringHouseholdFile.Read(found))));
            },
            cancellation));
        return command;
    }

    private static void Print(List<(string Name, bool IsGenerated, IReadOnlyList<RecurringHousehold> Households)> sets)
    {
        var table = new Table()
            .Title("Cash-flow forecast: the 80 % interval; width, pinball loss and CRPS as ratios to drawing single past days");
        foreach (var column in (ReadOnlySpan<string>)["rows", "days", "forecasts", "coverage", "below", "above", "width", "pinball",
            "CRPS", "bias"])
        {
            table.AddColumn(column);
        }

        var pooled = new List<(int Horizon, Outcome Ours, Outcome Naive)>();
        foreach (var (name, isGenerated, households) in sets)
        {
            var score = new ForecastScore(ForecastCase.Of(households, isGenerated));
            foreach (var horizon in ForecastScore.Horizons.Where(score.Outcomes.Contains))
                AddRow(table, name, horizon, [.. score.Outcomes[horizon]]);
            if (households.Count > 1)
                pooled.AddRange(score.Outcomes.SelectMany(group => group.Select(outcome => (group.Key, outcome.Ours, outcome.Naive))));
        }

        foreach (var group in pooled.GroupBy(outcome => outcome.Horizon).OrderBy(group => group.Key))
            AddRow(table, "files of many households", group.Key, [.. group.Select(outcome => (outcome.Ours, outcome.Naive))]);
        AnsiConsole.Write(table);
        foreach (var (name, _, households) in sets.Where(set => set.IsGenerated))
        {
            var held = new HoldBackScore(households);
            AnsiConsole.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: held back is enough in {held.Enough:0.000} of {held.Count}, {held.HeldByNeeded:0.00} times what was needed"));
        }
    }

    private static void AddRow(Table table, string name, int horizon, IReadOnlyList<(Outcome Ours, Outcome Naive)> outcomes)
    {
        double Mean(Func<Outcome, double> of) => outcomes.Average(outcome => of(outcome.Ours));
        double ToNaive(Func<Outcome, double> of) => Mean(of) / outcomes.Average(outcome => of(outcome.Naive));
        table.AddRow(
            name, Text(horizon, "0"), Text(outcomes.Count, "0"), Text(Mean(o => o.IsInside ? 1 : 0), "0.000"),
                Text(Mean(o => o.IsBelow ? 1 : 0), "0.000"),
            Text(Mean(o => o.IsAbove ? 1 : 0), "0.000"), Text(ToNaive(o => o.Width), "0.00"), Text(ToNaive(o => o.Pinball), "0.00"),
            Text(ToNaive(o => o.Crps), "0.00"), Text(Mean(o => o.Bias), "+0.000;-0.000"));
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
