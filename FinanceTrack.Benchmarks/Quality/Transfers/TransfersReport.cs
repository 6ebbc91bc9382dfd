using System.Diagnostics;
using System.Globalization;
using FinanceTrack.Benchmarks.Quality.LinkHouseholds;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Links.Transfers;
using Spectre.Console;

namespace FinanceTrack.Benchmarks.Quality.Transfers;

/// <summary>Prints the figures of the transfer matcher beside those of simple rules.</summary>
internal sealed class TransfersReport(TransferWeights weights, CancellationToken cancellation)
{
    public void Print(string name, IReadOnlyList<LinkHousehold> households)
    {
        var table = NewTable($"{name}: {households.Count} households, {households.Sum(household => household.Rows.Count)} rows");
        AddRow(table, "no transfers", households, _ => TransferBaselines.None);
        AddRow(table, "nearest within 4 days", households, TransferBaselines.Nearest);
        AddRow(table, "unique within 3 days", households, TransferBaselines.Unique);
        AddRow(table, "matcher", households, household => Simulate(household, new TransferPlan()));
        AddRow(table, "matcher, half the questions answered", households, household => Simulate(household, new TransferPlan(Answered: .5)));
        AddRow(table, "matcher, one question a month", households, household => Simulate(household, new TransferPlan(PerMonth: 1)));
        AddRow(table, "matcher, no question", households, household => Simulate(household, new TransferPlan(PerMonth: 0)));
        AnsiConsole.Write(table);
    }

    /// <summary>The same rows in other orders of arrival.</summary>
    public void PrintOrders(string name, IReadOnlyList<LinkHousehold> households)
    {
        var table = NewTable($"{name}, orders of arrival: {households.Count} households");
        Add("as generated", row => row.ArrivedOn, new TransferPlan());
        Add("day by day", row => row.BookedOn.AddDays(1), new TransferPlan());
        var random = new Random(1);
        Add("each row up to 400 days late", row => row.BookedOn.AddDays(random.Next(1, 400)), new TransferPlan());
        Add("one import, no question", _ => LastDay, new TransferPlan(PerMonth: 0));
        Add("one import, ten questions at the start", _ => LastDay, new TransferPlan(PerMonth: 0, Welcome: 10));
        AnsiConsole.Write(table);

        void Add(string order, Func<BookedRow, DateOnly> arrival, TransferPlan plan) => AddRow(
            table, order, [.. households.Select(household => Delayed(household, arrival))],
            household => Simulate(household, plan));
    }

    private static LinkHousehold Delayed(LinkHousehold household, Func<BookedRow, DateOnly> arrival) =>
        household with { Rows = [.. household.Rows.Select(row => row with { Row = row.Row with { ArrivedOn = arrival(row.Row) } })] };

    private static DateOnly LastDay => HouseholdGenerator.Start.AddMonths(HouseholdGenerator.Months + 18);

    private TransferOutcome Simulate(LinkHousehold household, TransferPlan plan) =>
        new TransferSimulation(household, plan with { Weights = weights }).Run();

    private static Table NewTable(string title)
    {
        var table = new Table().Title(title).AddColumn("method");
        foreach (var column in (ReadOnlySpan<string>)["precision", "recall", "automatic", "questions a month", "most", "months exact",
            "money misplaced", "µs a row"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        return table;
    }

    private void AddRow(Table table, string name, IReadOnlyList<LinkHousehold> households, Func<LinkHousehold, TransferOutcome> method)
    {
        var figures = new TransferFigures();
        foreach (var household in households)
        {
            cancellation.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            var outcome = method(household);
            figures.Add(household, outcome, Stopwatch.GetElapsedTime(start));
        }

        table.AddRow(
            name, Text(figures.Precision, "0.0000"), Text(figures.Recall, "0.0000"), Text(figures.AutomaticRecall, "0.000"),
                Text(figures.QuestionsAMonth, "0.00"),
            Text(figures.MostInAMonth, "0"), Text(figures.ExactMonths, "0.000"), Text(figures.Misplaced, "0.0000"),
                Text(figures.MicrosecondsPerRow, "0.0"));
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
