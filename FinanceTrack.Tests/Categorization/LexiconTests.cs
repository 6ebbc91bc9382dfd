using FinanceTrack.Domain.Categorization;
using FinanceTrack.Domain.Categorization.Lexicon;
using FinanceTrack.Domain.Categorization.Text;

namespace FinanceTrack.Tests.Categorization;

public sealed class LexiconTests
{
    [Theory]
    [InlineData("NETFLIX.COM", "entertainment")]
    [InlineData("POS PURCHASE STARBUCKS 123", "dining")]
    [InlineData("PICK N PAY CLAREMONT", "groceries")]
    [InlineData("Zahnärztin Dr. Müller, Zahnarzt", "health")]
    [InlineData("H&M 0423 BERLIN", "shopping")]
    [InlineData("MACY'S EAST", "shopping")]
    public void A_known_name_leads_to_its_category(string line, string category) => Assert.Equal(category, Best(line));

    [Fact]
    public void A_longer_phrase_wins_over_the_shorter_one_inside_it() => Assert.Equal("dining", Best("UBER EATS"));

    [Fact]
    public void A_name_cut_short_by_the_bank_is_still_found() => Assert.Equal("dining", Best("CHEESECAKE FACTO"));

    [Fact]
    public void Words_run_together_are_still_found() => Assert.Equal("health", Best("SHOPPERSDRUGMART"));

    [Fact]
    public void A_name_at_the_start_of_a_longer_word_is_still_found() => Assert.Equal("dining", Best("STARBUCKSXYZ"));

    [Fact]
    public void The_first_word_counts_more()
    {
        Assert.True(Scores("netflix")[Taxonomy.IndexOf("entertainment")] > Scores("qqq netflix")[Taxonomy.IndexOf("entertainment")]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ***   ")]
    [InlineData("\ud800\udc00\udfff")]
    public void Text_without_words_scores_nothing(string line) => Assert.All(Scores(line), score => Assert.Equal(0, score));

    [Fact]
    public void Every_phrase_of_the_lexicon_is_folded_and_in_the_taxonomy()
    {
        var phrases = LexiconPhrase.ReadAll();

        Assert.True(phrases.Count > 5_000);
        Assert.All(phrases, phrase => Assert.InRange(phrase.Category, 0, Taxonomy.Count - 1));
        Assert.All(phrases, phrase => Assert.Equal(Folded(phrase.Phrase), phrase.Phrase));
    }

    private static string Folded(string phrase)
    {
        Span<char> buffer = stackalloc char[ScorerText.Capacity];
        Span<Range16> words = stackalloc Range16[ScorerText.MaxWords];
        return ScorerText.Read(phrase, buffer, words).Text.ToString();
    }

    private static string Best(string line)
    {
        var scores = Scores(line);
        return Taxonomy.Slugs[Array.IndexOf(scores, scores.Max())];
    }

    private static float[] Scores(string line)
    {
        Span<char> buffer = stackalloc char[ScorerText.Capacity];
        Span<Range16> words = stackalloc Range16[ScorerText.MaxWords];
        var scores = new float[Taxonomy.Count];
        LexiconMatcher.Default.Score(ScorerText.Read(line, buffer, words), scores);
        return scores;
    }
}
