using System.CommandLine;
using FinanceTrack.Domain.Assistant.Model;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace FinanceTrack.Benchmarks.Assistant;

/// <summary><c>evaluate assistant</c>: asks the questions of the data set, plants swaps and hostile texts, and reports.</summary>
internal static class EvaluateCommand
{
    private const int DefaultRuns = 8;

    public static Command Create()
    {
        var runs = new Option<int>("--runs") { Description = "How often each question is asked.", DefaultValueFactory = _ => DefaultRuns };
        var take = new Option<int?>("--questions") { Description = "Only so many of the questions, spread over all of them." };
        var questions = new Option<FileInfo?>("--questions-file")
        {
            Description = "Asks the questions of this file instead of the data set; it has the format of questions.json.",
        };
        var report = new Option<FileInfo?>("--out") { Description = "Writes the report there as well, as Markdown." };
        var failures = new Option<int>("--failures") { Description = "How many failures to show.", DefaultValueFactory = _ => 20 };
        var held = new Option<bool>("--show-held-back") { Description = "Shows the failures of phrasings that were held back, too." };
        var only = new Option<bool>("--only-questions") { Description = "Leaves out the planted swaps and the hostile texts." };
        var assistant = new Command("assistant", "The model of the settings Assistant__*, or the offline engine without one.")
        {
            runs, take, questions, report, failures, held, only,
        };
        assistant.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(runs), parsed.GetValue(take), parsed.GetValue(questions), parsed.GetValue(report), parsed.GetValue(failures),
            parsed.GetValue(held), parsed.GetValue(only), cancellation));
        return new Command("evaluate", "Measures the assistant on questions with known answers, planted swaps and hostile texts.")
        {
            assistant,
        };
    }

    private static async Task<int> RunAsync(
        int runs, int? take, FileInfo? templates, FileInfo? file, int failures, bool showHeldBack, bool onlyQuestions,
        CancellationToken cancellationToken)
    {
        await using var ledgers = await EvaluationLedgers.CreateAsync(cancellationToken);
        var households = new List<EvaluationHousehold>();
        foreach (var home in EvaluationHome.All())
            households.Add(await ledgers.AddHouseholdAsync(home, cancellationToken));
        var questions = Evaluation.Questions(households, templates is null ? null : QuestionTemplate.Read(templates)).ToList();
        var evaluation = new Evaluation(ledgers, runs);
        var asked = new List<EvaluatedQuestion>();
        foreach (var question in Spread(questions, take ?? questions.Count))
            asked.Add(await evaluation.AskAsync(question, cancellationToken));

        var swaps = new List<SwapOutcome>();
        foreach (var household in onlyQuestions ? [] : households)
            swaps.Add(await PlantedSwaps.PlantAsync(ledgers, household, cancellationToken));
        var hostile = onlyQuestions ? null : await HostileRun.RunAsync(ledgers, cancellationToken);
        var options = ledgers.Get<IOptions<ModelOptions>>().Value;
        var engine = options.Provider == ModelProvider.None ? "the offline engine" : $"{options.Model} ({options.Provider})";
        var report = EvaluationReport.Write(engine, runs, households.Count, asked, swaps, hostile);
        AnsiConsole.Profile.Out.Writer.WriteLine(report);
        foreach (var item in asked.Where(item => !item.IsStable || item.Unsupported.Count + item.Misbound.Count > 0)
            .Where(item => showHeldBack || !item.Template.HeldBack).Take(failures))
        {
            AnsiConsole.Profile.Out.Writer.WriteLine(EvaluationReport.Failure(item));
        }

        if (file is not null)
            await File.WriteAllTextAsync(file.FullName, report, cancellationToken);
        return 0;
    }

    private static IEnumerable<EvaluationQuestion> Spread(List<EvaluationQuestion> all, int take) =>
        Enumerable.Range(0, Math.Min(take, all.Count)).Select(i => all[(int)((long)i * all.Count / Math.Min(take, all.Count))]);
}
