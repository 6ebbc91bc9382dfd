using System.CommandLine;
using System.Diagnostics;
using FinanceTrack.Benchmarks.Compute;
using FinanceTrack.Domain.Assistant.Agent;
using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Assistant.Offline;
using FinanceTrack.Domain.Assistant.Tools;
using FinanceTrack.Domain.Insights.Jobs;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Transactions.Rows;
using Spectre.Console;

namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>
/// <c>assistant-latency</c>: how long an answer of the offline engine takes on a large ledger, and the checker's part of it.
/// </summary>
internal static class LatencyCommand
{
    private const int HistoryMonths = 24;
    private const int MinShopRows = 20;

    public static Command Create()
    {
        var rows = new Option<int>("--rows") { Description = "How many transactions it has.", DefaultValueFactory = _ => 10_000 };
        var runs = new Option<int>("--runs") { Description = "How often each question is asked.", DefaultValueFactory = _ => 10 };
        var command = new Command("assistant-latency", "Asks the offline engine about one large ledger, and leaves nothing behind.")
        {
            rows, runs,
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(rows), parsed.GetValue(runs), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int rows, int runs, CancellationToken cancellationToken)
    {
        await using var ledgers = await EvaluationLedgers.CreateAsync(cancellationToken);
        var household = await FillAsync(ledgers, rows, cancellationToken);
        var questions = QuestionTemplate.ReadAll().Index().Where(item => item.Item.Language == "en" && item.Item.Turns.Count == 1)
            .Select(item => EvaluationQuestion.Of(item.Item, household, item.Index)).OfType<EvaluationQuestion>().ToList();
        foreach (var question in questions)
            await AskAsync(ledgers, household.Actor, question, cancellationToken); // Statements are compiled once.

        var (whole, engine, check) = (new List<double>(), new List<double>(), new List<double>());
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        for (var run = 0; run < runs; run++)
        {
            foreach (var question in questions)
                whole.Add(await AskAsync(ledgers, household.Actor, question, cancellationToken));
        }

        processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
        var ledger = await ledgers.Database.ReadAsync(
            session => AssistantLedger.ReadAsync(session, household.Actor, new FixedClock(household.Today).GetUtcNow()), cancellationToken);
        for (var run = 0; run < runs; run++)
        {
            foreach (var question in questions)
            {
                var start = Stopwatch.GetTimestamp();
                var answer = await ledgers.Get<OfflineEngine>().AnswerAsync(ledger!, question.Turns[0], null, cancellationToken);
                engine.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                start = Stopwatch.GetTimestamp();
                AnswerChecker.Check(ledger!, answer.Claims, question.Turns[0], answer.Draft);
                check.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        AnsiConsole.WriteLine($"{rows:N0} rows; {questions.Count} questions, {runs} times each; "
            + $"{processor.TotalMilliseconds / whole.Count:0.0} ms of processor a whole answer.");
        var table = new Table().AddColumns("milliseconds", "median", "p90", "p99", "slowest");
        AddRow(table, "a whole answer, stored", whole);
        AddRow(table, "of it the engine and its tools", engine);
        AddRow(table, "of it the checker", check);
        AnsiConsole.Write(table);
        return 0;
    }

    private static async Task<EvaluationHousehold> FillAsync(EvaluationLedgers ledgers, int rows, CancellationToken cancellationToken)
    {
        const string email = "large@example.com";
        var actor = await ledgers.AddUserAsync(email, "en-GB", "EUR", cancellationToken);
        var slugs = Domain.Categories.StarterCategories.All.ToDictionary(starter => starter.Slug, starter => starter.Name);
        var categories = await ledgers.CategoriesAsync(actor, cancellationToken);
        var sample = SampleHousehold.Rows(rows, HistoryMonths);
        var shift = EvaluationLedgers.Today.DayNumber - SampleHousehold.Today.DayNumber;
        await ledgers.RecordAsync(
            actor,
            sample.OrderBy(row => row.Date).Select(row => new NewTransaction(
                row.Date.AddDays(shift), null, row.Amount.Amount, "EUR", row.Description, categories[slugs[row.Category!]])),
            cancellationToken);
        await ledgers.Get<RefreshLedger>().ExecuteAsync(actor.LedgerId, cancellationToken);
        var shops = sample.Where(row => row.Description.StartsWith("POS ", StringComparison.Ordinal))
            .GroupBy(row => row.Description.Split(' ')[2]).Where(shop => shop.Count() >= MinShopRows).Select(shop => shop.Key);
        return new EvaluationHousehold(
            "large", "en", "en-GB", "EUR", EvaluationLedgers.Today, actor, ledgers.SqlOf(email), HouseholdCategories.Words("en"),
            [.. shops], ["Main EUR"], [], EvaluationHome.Twin);
    }

    private static async Task<double> AskAsync(
        EvaluationLedgers ledgers, LedgerActor actor, EvaluationQuestion question, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        await ledgers.Get<AskAssistant>().ExecuteAsync(actor, new NewMessage(question.Turns[0]), null, cancellationToken);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void AddRow(Table table, string name, List<double> times)
    {
        times.Sort();
        double At(double share) => times[(int)Math.Min(times.Count - 1, share * times.Count)];
        table.AddRow(name, $"{At(.5):0.0}", $"{At(.9):0.0}", $"{At(.99):0.0}", $"{times[^1]:0.0}");
    }
}
