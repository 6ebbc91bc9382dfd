using FinanceTrack.Domain.Assistant.Offline;
using FinanceTrack.Domain.Assistant.Offline.Reading.Learned;
using FinanceTrack.Domain.Categorization.Text;
using Spectre.Console;

namespace FinanceTrack.Benchmarks.Assistant.Training;

/// <summary>How often what is asked is read rightly, by author, with the author's own phrasings left out of the training.</summary>
internal static class AuthorReport
{
    private enum Reading
    {
        Right,
        Refused,
        Wrong,
    }

    public static async Task<Table> OfAsync(PhrasingReader reader, CancellationToken cancellationToken)
    {
        var table = new Table().AddColumns(
            "author", "phrasings", "rules", "classifier", "together", "refused", "wrong", "English", "German", "leaning");
        var first = await reader.ReadAsync(word => false, cancellationToken);
        foreach (var author in first.Select(phrasing => phrasing.Author).Distinct().Where(author => author != Phrasings.OfTheDataSet))
        {
            var familiar = QuestionTrainer.Familiar([.. first.Where(phrasing => phrasing.Author != author)]);
            var phrasings = await reader.ReadAsync(word => familiar.Contains(TermHash.Of(word)), cancellationToken);
            var classifier = QuestionTrainer.Train([.. phrasings.Where(phrasing => phrasing.Author != author)]);
            Add(table, author, [.. phrasings.Where(phrasing => phrasing.Author == author)], classifier);
        }

        return table;
    }

    private static void Add(Table table, string author, List<ReadPhrasing> own, QuestionClassifier classifier)
    {
        var outcomes = own.Where(phrasing => phrasing.Template.Turns.Count > 1 || !phrasing.IsBehind).Select(phrasing =>
        {
            var (p, leans) = classifier.Read(phrasing.Terms);
            var together = IntentDecision.Of(phrasing.Ruled, phrasing.Signs, p).Intent;
            var alone = IntentDecision.IntentOf((QuestionKind)Array.IndexOf(p, p.Max()));
            return (Phrasing: phrasing, Leans: leans >= IntentDecision.Leaning, Rules: Verdict(phrasing.Ruled, phrasing.Kind),
                Alone: Verdict(alone, phrasing.Kind), Together: Verdict(together, phrasing.Kind));
        }).ToList();
        table.AddRow(
            author, $"{own.Select(phrasing => phrasing.Template.Id).Distinct().Count():N0}",
            Share(outcomes, item => item.Rules == Reading.Right),
            Share(outcomes, item => item.Alone == Reading.Right), Share(outcomes, item => item.Together == Reading.Right),
            Share(outcomes, item => item.Together == Reading.Refused), Share(outcomes, item => item.Together == Reading.Wrong),
            Share(outcomes.Where(item => item.Phrasing.IsEnglish), item => item.Together == Reading.Right),
            Share(outcomes.Where(item => !item.Phrasing.IsEnglish), item => item.Together == Reading.Right),
            Share(outcomes.Where(item => item.Phrasing.Leans is not null), item => item.Leans == item.Phrasing.Leans));
    }

    private static string Share<T>(IEnumerable<T> all, Func<T, bool> holds) =>
        all.Any() ? $"{all.Average(item => holds(item) ? 100d : 0):F1} %" : "";

    private static Reading Verdict(Intent intent, QuestionKind kind)
    {
        var isRefusal = intent is Intent.None or Intent.Beyond or Intent.Outside or Intent.Change or Intent.Help;
        if (kind is QuestionKind.Unclear or QuestionKind.Unanswerable or QuestionKind.Help or QuestionKind.Change)
            return isRefusal ? Reading.Right : Reading.Wrong;
        if (isRefusal)
            return Reading.Refused;
        var right = IntentDecision.IntentOf(kind);
        return intent == right || (IsTop(intent) && IsTop(right)) ? Reading.Right : Reading.Wrong;
    }

    // An answer to one of them lists the other as well.
    private static bool IsTop(Intent intent) => intent is Intent.Categories or Intent.Merchants;
}
