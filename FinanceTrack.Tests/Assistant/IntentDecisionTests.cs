using FinanceTrack.Domain.Assistant.Offline;
using FinanceTrack.Domain.Assistant.Offline.Reading;
using FinanceTrack.Domain.Assistant.Offline.Reading.Learned;

namespace FinanceTrack.Tests.Assistant;

/// <summary>Who is right where the rules and the classifier read a question differently.</summary>
public sealed class IntentDecisionTests
{
    [Theory]
    [InlineData(.95f, nameof(Intent.Trend))]
    [InlineData(.4f, nameof(Intent.Trend))]
    [InlineData(.3f, nameof(Intent.None))]
    public void The_classifier_is_believed_where_it_is_likely_to_be_right(float probability, string expected) =>
        Assert.Equal(expected, Decide(Intent.Net, Kinds(QuestionKind.Trend, probability)).Intent.ToString());

    [Fact]
    public void Where_both_agree_the_question_is_answered_however_unlikely() =>
        Assert.Equal(Intent.Trend, Decide(Intent.Trend, Kinds(QuestionKind.Trend, .2f)).Intent);

    [Fact]
    public void A_condition_that_was_not_understood_is_not_outvoted() => Assert.Equal(
        Intent.None,
        IntentDecision.Of(Intent.None, new QuestionSigns(Words()) { HasUnknownPart = true }, Kinds(QuestionKind.Spent, .99f)).Intent);

    [Theory]
    [InlineData(.8f, nameof(Intent.Beyond))]
    [InlineData(.95f, nameof(Intent.Spent))]
    public void A_number_that_was_not_read_is_a_condition_unless_the_classifier_is_sure(float probability, string expected) => Assert.Equal(
        expected,
        IntentDecision.Of(
            Intent.Beyond, new QuestionSigns(Words("how much did i spend above 50")), Kinds(QuestionKind.Spent, probability))
            .Intent.ToString());

    [Fact]
    public void Kinds_of_the_same_intent_are_counted_together()
    {
        var p = Kinds(QuestionKind.PerDay, .3f);
        p[(int)QuestionKind.PerMonth] = .25f;

        Assert.Equal((Intent.Average, QuestionKind.PerDay), Decide(Intent.Spent, p));
    }

    private static (Intent Intent, QuestionKind? Kind) Decide(Intent rule, float[] p) =>
        IntentDecision.Of(rule, new QuestionSigns(Words()), p);

    private static QuestionWords Words(string text = "how much did i spend in those weeks") => new(text, []);

    // The rest is spread over all others.
    private static float[] Kinds(QuestionKind best, float probability)
    {
        var p = new float[QuestionClassifier.Kinds];
        Array.Fill(p, (1 - probability) / (QuestionClassifier.Kinds - 1));
        p[(int)best] = probability;
        return p;
    }
}
