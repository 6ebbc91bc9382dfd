using System.Text.RegularExpressions;

namespace FinanceTrack.Tests.Conventions;

/// <summary>Keeps names, comments, messages and documentation in the words that a reader would search for.</summary>
public sealed partial class WordListTests
{
    // The generated reference is made of texts that are checked in the code.
    // The lexicon of questions has the words of those who ask.
    private static readonly string[] Exempt =
    [
        "FinanceTrack.Tests/Conventions/WordListTests.cs", "docs/api.md",
        "FinanceTrack.Domain/Assistant/Offline/Reading/EnglishWords.cs",
    ];

    [Fact]
    public void Code_and_documents_use_plain_terms()
    {
        var found = SourceFiles.All
            .Where(file => !Exempt.Contains(file.Path))
            .SelectMany(file => file.Where(line => Avoided().IsMatch(line.Replace('_', ' '))));

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("The database is away.")]
    [InlineData("public void A_user_who_is_gone_is_nobody()")]
    [InlineData("A statement that fails is run anew.")]
    [InlineData("Another category is expected, and not an archived one.")]
    [InlineData("The same message is taken once.")]
    [InlineData("public void A_friend_who_pays_back_is_no_shop()")]
    [InlineData("Timers only put jobs in line.")]
    [InlineData("The rows of before are in the default account.")]
    public void An_avoided_word_is_found(string line) => Assert.Matches(Avoided(), line.Replace('_', ' '));

    [Theory]
    [InlineData("There is no such file.")]
    [InlineData("The version is no longer current.")]
    [InlineData("A command is disposed of before the session ends.")]
    [InlineData("foreach (var word in line.Words)")]
    [InlineData("What is expected of a stream is taken from its rows.")]
    public void A_plain_line_is_left_alone(string line) => Assert.DoesNotMatch(Avoided(), line);

    // nobody, whoever: name the actor. away: unreachable. held against: compared with. anew: again. dear: expensive. taught: trained.
    // foretell: predict. reckon: compute. put up with: tolerate. go on: continue. put off: defer. is expected: must be. of ours: say whose.
    // is taken: is accepted, or is already in use. is no X: is not an X. puts in line: queues. for want of: because … is missing.
    // of before: existing. coolest, hottest: Min…, Max…. for who, to who: for the reader who, to the caller who.
    [GeneratedRegex(
        """
        \b(nobody|whoever|whomever|somebody|anybody|no\ one|anew|(is|are)\ away|held\ against|dear(er|est)?|(un)?taught
        |foretells?|foretold|reckon(s|ed)?|puts?\ up\ with|goes\ on|puts?\ off|(a|one)\ failure\ that\ passes|in\ a\ way\ that\ passes
        |answers\ (whether|how\ many)|such\ a\ one|(is|are)\ expected(?=[.,])|(of|not\ a\ cursor\ of)\ ours
        |puts?\ ([^.]{1,40}\ )?in\ line|for\ want\ of|(?<!disposed\ )of\ before|coolest|hottest
        |(for|to)\ who(?=\ )|(is|are)\ taken(?=[.,;)]|\ once)|is\ gone
        |(?<!there\ )(is|are)\ no\ (?!longer|more|further|less|better|such)[a-z]+)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Avoided();
}
