using System.CommandLine;
using FinanceTrack.Domain.Categorization.Text;
using Spectre.Console;

namespace FinanceTrack.Benchmarks.Assistant.Training;

/// <summary>
/// <c>train questions</c>: trains the classifier of questions and writes it where the product reads it; with <c>--by-author</c> it measures
/// instead, each author's phrasings by a classifier that has seen only those of the others.
/// </summary>
internal static class TrainQuestionsCommand
{
    public static Command Create()
    {
        var file = new Option<FileInfo?>("--out") { Description = "Writes the classifier there." };
        var byAuthor = new Option<bool>("--by-author") { Description = "Measures with the phrasings of each author left out." };
        var questions = new Command("questions", "The classifier that tells questions to the assistant apart.") { file, byAuthor };
        questions.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(file), parsed.GetValue(byAuthor), cancellation));
        return new Command("train", "Trains what ships with the product.") { questions };
    }

    private static async Task<int> RunAsync(FileInfo? file, bool byAuthor, CancellationToken cancellationToken)
    {
        await using var ledgers = await EvaluationLedgers.CreateAsync(cancellationToken);
        var households = new List<EvaluationHousehold>();
        foreach (var home in EvaluationHome.All())
            households.Add(await ledgers.AddHouseholdAsync(home, cancellationToken));
        var reader = await PhrasingReader.CreateAsync(ledgers, households, cancellationToken);
        if (byAuthor)
        {
            AnsiConsole.Write(await AuthorReport.OfAsync(reader, cancellationToken));
            return 0;
        }

        var first = await reader.ReadAsync(word => false, cancellationToken);
        var familiar = QuestionTrainer.Familiar(first);
        var phrasings = await reader.ReadAsync(word => familiar.Contains(TermHash.Of(word)), cancellationToken);
        var classifier = QuestionTrainer.Train(phrasings);
        using var stream = new MemoryStream();
        classifier.Write(stream);
        if (file is not null)
            await File.WriteAllBytesAsync(file.FullName, stream.ToArray(), cancellationToken);
        AnsiConsole.WriteLine($"{phrasings.Count:N0} readings of phrasings; {stream.ToArray().Length / 1e3:F0} KB.");
        return 0;
    }
}
