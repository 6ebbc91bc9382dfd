using FinanceTrack.Domain.Categorization.Lexicon;
using FinanceTrack.Domain.Categorization.Model;

namespace FinanceTrack.Domain.Categorization.Training;

/// <summary>The model that needs nobody's data: trained on synthetic lines, every category equally often.</summary>
internal static class DefaultModel
{
    /// <summary>
    /// How much softer the scores are made. Held-back synthetic lines are too easy to fit this on; 2 made confidences
    /// come true on real lines, and each training on real lines fits it anew.
    /// </summary>
    public const float Temperature = 2f;

    private const int Seed = 20_26, LinesPerCategory = 2_000;

    public static LinearTextModel Train(CancellationToken cancellation)
    {
        var lines = Lines();
        var vocabulary = new VocabularyBuilder();
        foreach (var line in lines)
            vocabulary.Add(line.Description);
        return new ModelTrainer(LexiconMatcher.Default).Train(lines, vocabulary.Build(), Temperature, new TrainingSettings(), cancellation);
    }

    /// <summary>The synthetic lines; half of them hide their lexicon scores.</summary>
    public static List<TrainingLine> Lines() =>
        [.. new SyntheticLines(LexiconPhrase.ReadAll(), Seed).Make(LinesPerCategory)
            .Select((line, i) => new TrainingLine(line.Description, line.Category, HideLexicon: i / Taxonomy.Count % 2 == 1))];
}
