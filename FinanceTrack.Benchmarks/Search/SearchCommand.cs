using System.CommandLine;
using System.Diagnostics;
using FinanceTrack.Benchmarks.Statistics;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using Spectre.Console;

namespace FinanceTrack.Benchmarks.Search;

/// <summary><c>search</c>: how long a list of one large ledger takes, by filter, where few or no transactions match.</summary>
internal static class SearchCommand
{
    private const int PageSize = 50;

    private static readonly (string Name, TransactionFilter Filter)[] Filters =
    [
        ("none", new TransactionFilter()),
        ("a text that every row has", new TransactionFilter(Text: "card payment")),
        ("a text that one row has", new TransactionFilter(Text: SearchNeedle.Text)),
        ("a text that no row has", new TransactionFilter(Text: "nowhere at all")),
        ("a text of known words in another order", new TransactionFilter(Text: "payment card")),
        ("a text of two characters that no row has", new TransactionFilter(Text: "qj")),
        ("a text of one character that no row has", new TransactionFilter(Text: "%")),
        ("an amount that no row has", new TransactionFilter(Min: 1)),
        ("an amount that few rows have", new TransactionFilter(Max: -4_000)),
        ("an amount that most rows have", new TransactionFilter(Max: -5)),
        ("a currency that no row has", new TransactionFilter(Currency: "CHF")),
        ("an account that no row has", new TransactionFilter(Account: Guid.NewGuid())),
        ("a category that no row has", new TransactionFilter(Category: Guid.NewGuid())),
        ("a role that no row has", new TransactionFilter(Role: TransactionRole.Refund)),
        ("anomalies, of which there are none", new TransactionFilter(Anomalous: true)),
        ("days without rows", new TransactionFilter(From: new DateOnly(2090, 1, 1))),
    ];

    public static Command Create()
    {
        var rows = new Option<int>("--rows") { Description = "How many transactions it has.", DefaultValueFactory = _ => 1_000_000 };
        var runs = new Option<int>("--runs") { Description = "How often each list is read.", DefaultValueFactory = _ => 20 };
        var command = new Command("search", "Lists a ledger made for it by one filter at a time, and leaves nothing behind.")
        {
            rows, runs,
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(rows), parsed.GetValue(runs), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int rows, int runs, CancellationToken cancellationToken)
    {
        await using var ledgers = await ManyLedgers.CreateAsync(1, rows, cancellationToken);
        var ledger = ledgers.Users[0];
        var filled = await SearchNeedle.PrepareAsync(ledgers.Database, ledger, rows, cancellationToken);
        AnsiConsole.WriteLine($"{rows:N0} rows; their blocks were filled in {filled.TotalSeconds:F1} s.");
        var table = new Table().AddColumns("filter", "rows shown", "median ms", "slowest ms");
        foreach (var (name, filter) in Filters)
        {
            var times = new List<double>(runs);
            var shown = 0;
            for (var run = 0; run < runs; run++)
            {
                var watch = Stopwatch.StartNew();
                var page = await ledgers.Get<ListTransactions>().ExecuteAsync(
                    ledger, filter, new PageRequest(PageSize, null), cancellationToken);
                times.Add(watch.Elapsed.TotalMilliseconds);
                shown = page.Value.Items.Count;
            }

            times.Sort();
            table.AddRow(name, $"{shown}", $"{times[runs / 2]:F1}", $"{times[^1]:F1}");
        }

        AnsiConsole.Write(table);
        return 0;
    }
}
