using FinanceTrack.Domain.Categorization.Lexicon;
using FinanceTrack.Domain.Categorization.Model;

namespace FinanceTrack.Domain.Categorization.Training;

/// <summary>
/// Trains a classifier from synthetic lines, which every category has equally many of, and from users' lines where there are any.
/// The same lines give the same model, bit by bit.
/// </summary>
internal static class ClassifierTraining
{
    private const int Seed = 2026, HeldBackSeed = 2027, SyntheticHeldBackPerCategory = 100;

    /// <summary>
    /// How much softer scores are made where there are no real lines to fit it on: held-back synthetic ones are too easy.
    /// </summary>
    internal const float DefaultTemperature = 2;

    /// <param name="labelled">Users' lines, and how many users gave each.</param>
    public static LinearTextModel Train(
        TrainingPlan plan, IEnumerable<(string Description, int Category, int Users)> labelled, CancellationToken cancellationToken)
    {
        List<TrainingLine> lines = [.. Synthetic(plan.SyntheticPerCategory)];
        var vocabulary = new VocabularyBuilder();
        foreach (var line in lines)
            vocabulary.Add(line.Description);
        foreach (var (description, category, users) in labelled)
        {
            // A word that few users wrote may be a person's name: it does not enter the model, not even as a hash.
            vocabulary.Add(description, countWords: users >= TrainingSet.MinWitnesses);
            lines.Add(new TrainingLine(description, category, TrainingPlan.LabelledWeight));
        }

        return new ModelTrainer(LexiconMatcher.Default)
            .Train(lines, vocabulary.Build(), DefaultTemperature, plan.Settings, cancellationToken);
    }

    /// <summary>What to measure on where no user has labelled anything.</summary>
    public static IReadOnlyList<HeldBackLine> SyntheticHeldBack() =>
        [.. new SyntheticLines(LexiconPhrase.ReadAll(), HeldBackSeed).Make(SyntheticHeldBackPerCategory)
            .Select(line => new HeldBackLine(line.Description, line.Category, MoneyDirection.Unknown))];

    /// <summary>The figures of a model on lines that it was not trained on.</summary>
    public static ClassifierFigures Measure(CategoryScorer scorer, IReadOnlyList<HeldBackLine> lines)
    {
        var figures = new ClassifierFigures();
        var p = new double[Taxonomy.Count];
        foreach (var line in lines)
        {
            scorer.Score(line.Description, line.Direction, CategoryScorer.HouseholdPriorStrength, p);
            figures.Add(line.Category, p);
        }

        return figures;
    }

    // Half of the lines hide their lexicon scores: a model that always sees them learns to trust them blindly.
    private static IEnumerable<TrainingLine> Synthetic(int perCategory) =>
        new SyntheticLines(LexiconPhrase.ReadAll(), Seed).Make(perCategory)
            .Select((line, i) => new TrainingLine(line.Description, line.Category, HideLexicon: i / Taxonomy.Count % 2 == 1));
}
