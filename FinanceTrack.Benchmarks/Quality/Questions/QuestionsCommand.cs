using System.CommandLine;
using System.Globalization;
using FinanceTrack.Benchmarks.Quality.LinkHouseholds;
using FinanceTrack.Benchmarks.Quality.Refunds;
using FinanceTrack.Benchmarks.Quality.Transfers;
using Spectre.Console;

namespace FinanceTrack.Benchmarks.Quality.Questions;

/// <summary><c>quality questions</c>: both matchers together, on one budget of questions.</summary>
internal static class QuestionsCommand
{
    public static Command Create()
    {
        var households = HouseholdInput.Households(60);
        var data = HouseholdInput.Data();
        var command = new Command("questions", "Transfers and refunds together, with one budget of questions.") { data, households };
        command.SetAction((parsed, cancellation) => QualityInput.RunAsync(
            () =>
            {
                var table = new Table().AddColumn("households");
                foreach (var column in (ReadOnlySpan<string>)["transfers: precision", "recall", "months exact", "questions a month",
                    "refunds: precision", "F1", "questions a month", "most in a month"])
                {
                    table.AddColumn(new TableColumn(column).RightAligned());
                }

                foreach (var (name, set) in HouseholdInput.Sets(parsed.GetValue(data), parsed.GetValue(households)))
                    table.AddRow([$"{name} ({set.Count})", .. Measure(set, cancellation)]);
                AnsiConsole.Write(table);
            },
            cancellation));
        return command;
    }

    private static string[] Measure(IReadOnlyList<LinkHousehold> households, CancellationToken cancellation)
    {
        var (transfers, refunds, most) = (new TransferFigures(), new RefundFigures(), 0);
        foreach (var household in households)
        {
            cancellation.ThrowIfCancellationRequested();
            var outcome = new JointSimulation(household).Run();
            transfers.Add(household, outcome.Transfers, TimeSpan.Zero);
            refunds.Add(household, outcome.Refunds);
            most = Math.Max(most, outcome.MostInAMonth);
        }

        return
        [
            Text(transfers.Precision, "0.0000"), Text(transfers.Recall, "0.0000"), Text(transfers.ExactMonths, "0.000"),
                Text(transfers.QuestionsAMonth, "0.00"),
            Text(refunds.Precision, "0.000"), Text(refunds.F1, "0.000"), Text(refunds.QuestionsAMonth, "0.00"), Text(most, "0"),
        ];
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
