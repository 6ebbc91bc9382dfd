using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary><c>quality anomalies</c>: average precision, false alerts and recall at a budget, time and size, on labelled files.</summary>
internal static class AnomaliesCommand
{
    private const double DefaultTrainFraction = 0.4;

    public static Command Create()
    {
        var data = new Option<DirectoryInfo?>("--data") { Description = "The folder of the development files." };
        var file = new Option<FileInfo?>("--file") { Description = "One CSV file, gzipped or not, of the columns named below." };
        var user = new Option<string>("--user-column") { DefaultValueFactory = _ => "user_id" };
        var time = new Option<string>("--time-column")
        {
            DefaultValueFactory = _ => "when",
            Description = "Times or dates, or seconds since 1970."
        };
        var amount = new Option<string>("--amount-column") { DefaultValueFactory = _ => "amount" };
        var label = new Option<string>("--label-column")
        {
            DefaultValueFactory = _ => "is_anomaly",
            Description = "1 or true for an anomaly."
        };
        var merchant = new Option<string?>("--merchant-column");
        var category = new Option<string?>("--category-column");
        var currency = new Option<string?>("--currency-column");
        var train = new Option<double>("--train-fraction")
        {
            DefaultValueFactory = _ => DefaultTrainFraction,
            Description = "Share of the time span that is history."
        };
        var answers = new Option<int>("--answers")
        {
            DefaultValueFactory = _ => 0,
            Description = "Answers of users to the highest scores of the history."
        };
        var budget = new Option<double>("--budget") { DefaultValueFactory = _ => 2, Description = "False alerts a user and month." };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var command = new Command("anomalies", "Measures anomaly scoring.")
        {
            data, file, user, time, amount, label, merchant, category, currency, train, answers, budget, seed,
        };
        QualityInput.Require(command, data, file);
        command.SetAction((parsed, cancellation) => QualityInput.RunAsync(
            () =>
            {
                var columns = new AnomaliesColumns(
                    parsed.GetValue(user)!, parsed.GetValue(time)!, parsed.GetValue(amount)!, parsed.GetValue(label)!,
                    parsed.GetValue(merchant), parsed.GetValue(category), parsed.GetValue(currency));
                var sets = parsed.GetValue(file) is { } one ? [AnomaliesData.Read(one.Name, one.FullName, columns)]
                    : Development(parsed.GetValue(data)!);
                foreach (var set in sets)
                {
                    Print(set, new AnomaliesEvaluation(set, parsed.GetValue(train), parsed.GetValue(budget), parsed.GetValue(seed)),
                        parsed.GetValue(answers));
                }
            },
            cancellation));
        return command;
    }

    /// <summary>
    /// The files that figures in docs/evaluation.md are measured on. Scenario 2 of the simulation cannot be seen in one user's history.
    /// </summary>
    private static IEnumerable<AnomaliesData> Development(DirectoryInfo folder)
    {
        var anomalies = folder.GetDirectories("anomaly").FirstOrDefault() ?? folder;
        yield return AnomaliesData.Read("hb", Path.Combine(anomalies.FullName, "handbook_400_customers.csv.gz"),
            new AnomaliesColumns("CUSTOMER_ID", "TX_DATETIME", "TX_AMOUNT", "TX_FRAUD", Merchant: "TERMINAL_ID")
            {
                Without = ("TX_FRAUD_SCENARIO", "2")
            });
        var toronto = new AnomaliesColumns("user_id", "when", "amount", "is_anomaly", "merchant", "category", "currency");
        yield return AnomaliesData.Read("t1", Path.Combine(anomalies.FullName, "toronto_injected_hours.csv.gz"), toronto);
        yield return AnomaliesData.Read("t0", Path.Combine(anomalies.FullName, "toronto_injected_dates.csv.gz"), toronto);
    }

    private static void Print(AnomaliesData data, AnomaliesEvaluation evaluation, int answers)
    {
        if (evaluation.HistoryRows == 0)
            throw new InvalidDataException($"{data.Name} has no rows before the time from which it is measured: nothing to train on.");
        var table = new Table()
            .Title($"{data.Name}: {data.Rows.Count} rows, {data.UserCount} users; test {evaluation.TestRows} rows, "
            + $"{evaluation.TestAnomalies} anomalies");
        foreach (var column in (ReadOnlySpan<string>)["scorer", "average precision", "false alerts", "recall", "µs a row"])
            table.AddColumn(column);
        foreach (var figures in evaluation.Run(answers))
        {
            table.AddRow(
                figures.Scorer, Number(figures.AveragePrecision, "0.000"), Number(figures.FalseAlerts, "0.00"),
                Number(figures.Recall, "0.000"), Number(figures.MicrosecondsPerRow, "0.0"));
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"trained in {evaluation.TrainingTime.TotalSeconds:0.0} s, model {evaluation.ModelBytes / 1024.0:0} KB"));
    }

    private static string Number(double value, string format) =>
        double.IsNaN(value) ? "" : value.ToString(format, CultureInfo.InvariantCulture);
}
