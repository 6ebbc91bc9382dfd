using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using FinanceTrack.Benchmarks.Quality.LinkHouseholds;
using FinanceTrack.Domain.Assertions;
using Spectre.Console;

namespace FinanceTrack.Benchmarks.Quality.Assertions;

/// <summary><c>quality assertions</c>: whether wrong intervals are named, and how often the proposals explain them.</summary>
internal static class AssertionsCommand
{
    public static Command Create()
    {
        var households = HouseholdInput.Households(40);
        var data = HouseholdInput.Data();
        var errors = new Option<int>("--errors") { Description = "Show so many intervals of one error whose first proposal is wrong." };
        var command = new Command("assertions", "Wrong intervals named and explained by the balance check.") { data, households, errors };
        command.SetAction((parsed, cancellation) => QualityInput.RunAsync(
            () =>
            {
                foreach (var (name, set) in HouseholdInput.Sets(parsed.GetValue(data), parsed.GetValue(households)))
                {
                    if (parsed.GetValue(errors) is > 0 and var count)
                        AssertionErrors.Print(set, count);
                    else
                        Print(name, set, cancellation);
                }
            },
            cancellation));
        return command;
    }

    private static void Print(string name, IReadOnlyList<LinkHousehold> households, CancellationToken cancellation)
    {
        var figures = new AssertionFigures();
        var time = TimeSpan.Zero;
        for (var i = 0; i < households.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var ledger = new CorruptedLedger(households[i], i);
            var start = Stopwatch.GetTimestamp();
            figures.Add(ledger, new BalanceCheck(ledger.Rows, ledger.Assertions, ledger.Transfers));
            time += Stopwatch.GetElapsedTime(start);
        }

        var table =
            new Table().Title($"{name}: {households.Count} households, {figures.Intervals} intervals").AddColumn("errors in the interval");
        foreach (var column in (ReadOnlySpan<string>)["intervals", "first proposal right", "among three"])
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var (kind, count) in figures.Kinds)
        {
            table.AddRow(kind, Text(count.Count, "0"), Text((double)count.First / count.Count, "0.000"),
                Text((double)count.AmongThree / count.Count, "0.000"));
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"named {figures.Named} of {figures.Wrong} wrong intervals ({figures.Cancelling} more cancel themselves out), "
            + $"false alarms {figures.FalseAlarms}; "
            + $"said likely {figures.SaidLikely}, right {(double)figures.LikelyRight / Math.Max(1, figures.SaidLikely):0.000}; "
            + $"{time.TotalMilliseconds / Math.Max(1, figures.Wrong):0.0} ms a wrong interval"));
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
