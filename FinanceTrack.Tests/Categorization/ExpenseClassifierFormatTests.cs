using FinanceTrack.Domain.Categorization;
using FinanceTrack.Domain.Categorization.Lexicon;
using FinanceTrack.Domain.Categorization.Model;
using FinanceTrack.Domain.Categorization.Training;

namespace FinanceTrack.Tests.Categorization;

public sealed class ExpenseClassifierFormatTests
{
    private static readonly Lazy<LinearTextModel> Model = new(Train);

    [Fact]
    public void A_model_answers_the_same_after_it_was_stored()
    {
        var stored = new ExpenseClassifierFormat().Read(ExpenseClassifierFormat.Write(Model.Value));
        var (before, after) = (new double[Taxonomy.Count], new double[Taxonomy.Count]);

        new CategoryScorer(LexiconMatcher.Default, Model.Value).Score("POS SOME ODD CAFETERIA 12", MoneyDirection.Out, .5f, before);
        stored.Score("POS SOME ODD CAFETERIA 12", MoneyDirection.Out, .5f, after);

        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First, pair.Second, .005));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(200)]
    [InlineData(5_000)]
    public void Bytes_that_end_too_early_are_refused(int length) =>
        Assert.Throws<InvalidDataException>(
            () => new ExpenseClassifierFormat().Read(ExpenseClassifierFormat.Write(Model.Value).AsMemory(0, length)));

    [Fact]
    public void Foreign_bytes_are_refused() =>
        Assert.Throws<InvalidDataException>(() => new ExpenseClassifierFormat().Read(new byte[10_000]));

    private static LinearTextModel Train()
    {
        List<TrainingLine> lines =
            [.. new SyntheticLines(LexiconPhrase.ReadAll(), 1).Make(10).Select(line => new TrainingLine(line.Description, line.Category))];
        var vocabulary = new VocabularyBuilder();
        foreach (var line in lines)
            vocabulary.Add(line.Description);
        return new ModelTrainer(LexiconMatcher.Default).Train(lines, vocabulary.Build(), 2, new TrainingSettings(Iterations: 5), default);
    }
}
