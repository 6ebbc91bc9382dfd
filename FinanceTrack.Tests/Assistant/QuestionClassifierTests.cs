using FinanceTrack.Benchmarks.Assistant.Training;
using FinanceTrack.Domain.Assistant.Offline.Reading.Learned;
using FinanceTrack.Domain.Categorization.Text;

namespace FinanceTrack.Tests.Assistant;

/// <summary>The classifier of questions that comes with the product.</summary>
public sealed class QuestionClassifierTests
{
    private static readonly IReadOnlyList<string>[] Terms = [["spent", "<Period>"], [], ["=Spend"]];

    [Fact]
    public void The_shipped_classifier_was_trained_with_the_phrasings_as_they_are_now() =>
        Assert.Equal(Phrasings.Fingerprint(), QuestionClassifier.Shipped.Fingerprint);

    [Fact]
    public void Probabilities_sum_to_one_even_where_no_term_is_known()
    {
        var (kinds, leans) = QuestionClassifier.Shipped.Read([["zzzz"], ["~zzz"], []]);

        Assert.Equal(QuestionClassifier.Kinds, kinds.Length);
        Assert.Equal(1, kinds.Sum(), 4);
        Assert.All(kinds, share => Assert.InRange(share, 0, 1));
        Assert.InRange(leans, 0, 1);
    }

    [Theory]
    [InlineData("spend", true)]
    [InlineData("lisbon", false)]
    public void Words_of_many_questions_are_familiar_and_names_are_not(string word, bool expected) =>
        Assert.Equal(expected, QuestionClassifier.Shipped.IsFamiliar(word));

    [Fact]
    public void A_classifier_reads_back_what_it_wrote()
    {
        var classifier = Small();
        using var stream = new MemoryStream();
        classifier.Write(stream);

        var read = QuestionClassifier.Read(new MemoryStream(stream.ToArray()));

        Assert.Equal(classifier.Fingerprint, read.Fingerprint);
        Assert.True(read.IsFamiliar("spent"));
        Assert.Equal(classifier.Read(Terms).Kinds, read.Read(Terms).Kinds);
        Assert.Equal(classifier.Read(Terms).Leans, read.Read(Terms).Leans);
        Assert.NotEqual(classifier.Read([[], [], []]).Kinds, read.Read(Terms).Kinds);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public void Bytes_of_something_else_are_refused(int length) =>
        Assert.ThrowsAny<Exception>(() => QuestionClassifier.Read(new MemoryStream(new byte[length])));

    [Fact]
    public void The_attribute_of_the_training_rows_has_the_number_of_kinds() =>
        Assert.Equal(QuestionRow.Kinds, QuestionClassifier.Kinds);

    // Two terms, each of which speaks for a kind.
    private static QuestionClassifier Small()
    {
        var weights = new float[2 * QuestionClassifier.Scores];
        weights[(int)QuestionKind.Spent] = 2;
        weights[QuestionClassifier.Scores + (int)QuestionKind.Trend] = 1;
        return new QuestionClassifier(
            [TermHash.Of("spent"), TermHash.Of("=Spend")], [1.5f, 1], weights, new float[QuestionClassifier.Scores],
            [TermHash.Of("spent")], 7);
    }
}
