using System.CommandLine;
using System.Globalization;
using FinanceTrack.Benchmarks.Load;
using Spectre.Console;

namespace FinanceTrack.Benchmarks.Security;

/// <summary>
/// <c>security timing</c>: whether the time that a refused sign-in takes tells an unknown address from a registered one, idle and while
/// other users import. The host wants its limits off (<c>Limits__…=0</c>), and not its password hashing, which is what is measured.
/// </summary>
internal static class TimingCommand
{
    private static readonly Option<string> Url = new("--url") { DefaultValueFactory = _ => "http://127.0.0.1:7071" };
    private static readonly Option<int> Tries = new("--tries") { Description = "Of each kind.", DefaultValueFactory = _ => 500 };
    private static readonly Option<int> Importers = new("--importers")
    {
        Description = "Users who import in the second part.",
        DefaultValueFactory = _ => 2,
    };

    private static readonly Option<string?> Confirmed = new("--confirmed")
    {
        Description = "An account whose address is confirmed; without one that kind is left out.",
    };

    public static Command Create()
    {
        var timing = new Command("timing", "Whether the time of a refused sign-in tells who is registered.")
        {
            Url, Tries, Importers, Confirmed,
        };
        timing.SetAction(parsed => RunAsync(
            new Uri(parsed.GetValue(Url)!), parsed.GetValue(Tries), parsed.GetValue(Importers), parsed.GetValue(Confirmed)));
        return new Command("security", "Measures what an attacker could.") { timing };
    }

    private static async Task RunAsync(Uri url, int tries, int importers, string? confirmed)
    {
        using var http = new HttpClient { BaseAddress = url };
        var signIns = await RefusedSignIns.PrepareAsync(http, tries, confirmed);
        await ReportAsync("idle", signIns, tries);

        using var stop = new CancellationTokenSource();
        var imports = Enumerable.Range(0, importers).Select(number => ImportAsync(http, number, stop.Token)).ToList();
        await ReportAsync($"while {importers} users import", signIns, tries);
        await stop.CancelAsync();
        await Task.WhenAll(imports);
    }

    private static async Task ReportAsync(string title, RefusedSignIns signIns, int tries)
    {
        var times = await signIns.MeasureAsync(tries);
        var unknown = times[RefusedSignIns.Unknown];
        var table = new Table().Title(title).AddColumns("kind", "tries", "median ms", "AUC against unknown");
        foreach (var (kind, of) in times)
        {
            var median = of.Order().ElementAt(of.Count / 2);
            table.AddRow(kind, Text(of.Count, "0"), Text(median, "0.0"), Text(Separation(unknown, of), "0.000"));
        }

        AnsiConsole.Write(table);
    }

    private static async Task ImportAsync(HttpClient http, int number, CancellationToken stop)
    {
        var users = new LoadUsers(http);
        while (!stop.IsCancellationRequested)
            await users.ImportAsync(number);
    }

    /// <summary>
    /// How well the times tell the two apart: .5 not at all, 1 always. The share of pairs in which the second is slower (Mann and Whitney),
    /// or faster, whichever is larger.
    /// </summary>
    private static double Separation(List<double> one, List<double> other)
    {
        var slower = one.Sum(a => other.Sum(b => b > a ? 1.0 : b < a ? 0 : 0.5)) / ((double)one.Count * other.Count);
        return Math.Max(slower, 1 - slower);
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
