using FinanceTrack.Domain.Categorization;
using FinanceTrack.Domain.Categorization.Lexicon;
using FinanceTrack.Domain.Categorization.Model;
using FinanceTrack.Domain.Categorization.Training;

namespace FinanceTrack.Tests.Categorization;

public sealed class TrainingTests
{
    private static readonly TrainingSettings Quick = new(Iterations: 8);

    [Fact]
    public void The_same_seed_makes_the_same_lines_and_another_makes_others()
    {
        Assert.Equal(Lines(1), Lines(1));
        Assert.NotEqual(Lines(1), Lines(2));
    }

    [Fact]
    public void Synthetic_lines_hold_every_category_equally_often_and_no_unfilled_part()
    {
        var lines = new SyntheticLines(LexiconPhrase.ReadAll(), 1).Make(20).ToList();

        Assert.All(lines.GroupBy(line => line.Category), group => Assert.Equal(20, group.Count()));
        Assert.Equal(Taxonomy.Count * 20, lines.Count);
        Assert.DoesNotContain(lines, line => line.Description.Contains('{', StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_lines_train_the_same_model_to_the_bit()
    {
        var lines = Lines(1);

        Assert.Equal(Train(lines).Weights.ToArray(), Train(lines).Weights.ToArray());
    }

    [Fact]
    public void A_model_learns_words_that_the_lexicon_does_not_know()
    {
        var home = Taxonomy.IndexOf("home");
        List<TrainingLine> lines = [.. Lines(1), .. Enumerable.Range(0, 40).Select(i => new TrainingLine($"QWYZZLE {i} KRUMPF", home, 3))];
        var scorer = new CategoryScorer(LexiconMatcher.Default, Train(lines));
        var p = new double[Taxonomy.Count];

        scorer.Score("QWYZZLE 991 KRUMPF", MoneyDirection.Out, CategoryScorer.HouseholdPriorStrength, p);

        Assert.Equal(home, Array.IndexOf(p, p.Max()));
        Assert.Equal(1, p.Sum(), 9);
    }

    [Fact]
    public async Task One_model_answers_many_threads_at_once_as_it_answers_one()
    {
        var scorer = new CategoryScorer(LexiconMatcher.Default, Train(Lines(1)));
        var lines = Lines(3).Select(line => line.Description).ToArray();
        var expected = lines.Select(Predict).ToArray();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => lines.Select(Predict).ToArray())));

        Assert.All(answers, answer => Assert.Equal(expected, answer));

        double Predict(string line)
        {
            var p = new double[Taxonomy.Count];
            scorer.Score(line, MoneyDirection.Out, CategoryScorer.HouseholdPriorStrength, p);
            return p.Max();
        }
    }

    [Fact]
    public void Cancelling_ends_the_training()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Train(Lines(1), cancelled.Token));
    }

    private static LinearTextModel Train(List<TrainingLine> lines, CancellationToken cancellation = default)
    {
        var vocabulary = new VocabularyBuilder();
        foreach (var line in lines)
            vocabulary.Add(line.Description);
        return new ModelTrainer(LexiconMatcher.Default)
            .Train(lines, vocabulary.Build(), ClassifierTraining.DefaultTemperature, Quick, cancellation);
    }

    private static List<TrainingLine> Lines(int seed) =>
        [.. new SyntheticLines(LexiconPhrase.ReadAll(), seed).Make(40).Select(line => new TrainingLine(line.Description, line.Category))];
}
