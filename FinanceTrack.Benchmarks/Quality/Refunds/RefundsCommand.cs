using System.CommandLine;
using System.Globalization;
using FinanceTrack.Benchmarks.Quality.LinkHouseholds;
using FinanceTrack.Domain.Links.Questions;
using Spectre.Console;

namespace FinanceTrack.Benchmarks.Quality.Refunds;

/// <summary><c>quality refunds</c>: precision, recall and questions of the refund matcher on generated or labelled households.</summary>
internal static class RefundsCommand
{
    public static Command Create()
    {
        var households = HouseholdInput.Households(80);
        var data = HouseholdInput.Data();
        var errors = new Option<int>("--errors") { Description = "Show so many wrong and missed links." };
        var command = new Command("refunds", "Precision, recall and questions of the refund matcher.") { data, households, errors };
        command.SetAction((parsed, cancellation) => QualityInput.RunAsync(
            () =>
            {
                foreach (var (name, set) in HouseholdInput.Sets(parsed.GetValue(data), parsed.GetValue(households)))
                {
                    if (parsed.GetValue(errors) is > 0 and var count)
                        RefundErrors.Print(set, count);
                    else
                        Print(name, set, cancellation);
                }
            },
            cancellation));
        return command;
    }

    private static void Print(string name, IReadOnlyList<LinkHousehold> households, CancellationToken cancellation)
    {
        var table = new Table().AddColumn("method");
        foreach (var column in (ReadOnlySpan<string>)["precision", "recall", "F1", "abstained", "shop known", "shop wrong",
            "questions a month", "most"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        var refunds = AddRow("matcher", household => new RefundSimulation(household, QuestionBudget.DefaultPerMonth).Run());
        AddRow("matcher, no question", household => new RefundSimulation(household, 0).Run());
        AddRow("same merchant, whole amount or latest", RefundSimulation.SameMerchant);
        AnsiConsole.Write(table.Title($"{name}: {households.Count} households, {refunds} refunds"));

        int AddRow(string method, Func<LinkHousehold, RefundOutcome> run)
        {
            var figures = new RefundFigures();
            foreach (var household in households)
            {
                cancellation.ThrowIfCancellationRequested();
                figures.Add(household, run(household));
            }

            table.AddRow(
                method, Text(figures.Precision, "0.000"), Text(figures.Recall, "0.000"), Text(figures.F1, "0.000"),
                    Text(figures.Abstained, "0.000"),
                Text(figures.ShopKnown, "0.000"), Text(figures.ShopWrong, "0"), Text(figures.QuestionsAMonth, "0.00"),
                    Text(figures.MostInAMonth, "0"));
            return figures.Refunds;
        }
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
