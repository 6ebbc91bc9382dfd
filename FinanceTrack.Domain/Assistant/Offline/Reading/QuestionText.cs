using System.Text.RegularExpressions;
using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Folding;

namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>A question in a form that does not depend on how it was typed: folded, without marks, short forms written out.</summary>
internal static partial class QuestionText
{
    public static string Of(string message)
    {
        message = Examples().Replace(message, "");
        var text = Marks().Replace(TextNormalizer.Fold(message).Replace('’', '\''), " ");
        text = $" {TextFolding.SingleSpaces(Joints().Replace(text, " "))} ";
        foreach (var (shortForm, longForm) in Language.All.SelectMany(language => language.ShortForms))
        {
            if (text.Contains(shortForm, StringComparison.Ordinal))
                text = text.Replace($" {shortForm} ", $" {longForm} ", StringComparison.Ordinal);
        }

        text = ShortUnits().Replace(text, match => $"{match.Groups[1].Value} {UnitOf(match.Groups[2].Value)}");
        text = MeanOfMonths().Replace(text, "$1 $2");
        text = EachOf().Replace(text, "each month of the ");
        text = JedenDer().Replace(text, "jeden monat der ");
        text = Digraphs().Replace(text, match => WithoutDigraphs(match.Value));
        return Compounds().Replace(Possessive().Replace(text, " "), "$1 $2").TrimStart();
    }

    /// <summary>What the question quotes, which is searched for as it stands, and the question without it.</summary>
    public static (string? Quoted, string Remainder) TakeQuoted(string message) =>
        Quotes().Match(message) is { Success: true } match && match.Groups[1].Value.Trim().Length > 0
            ? (match.Groups[1].Value.Trim(), message.Remove(match.Index, match.Length))
            : (null, message);

    /// <summary>The words of a folded text; a stretch of marks is one.</summary>
    public static string[] WordsOf(string text) =>
        [.. Word().Matches(text).Select(match => match.Value[0] == '|' ? "|" : match.Value.Trim('.', '\'', '/', '-'))
            .Where(word => word.Length > 0)];

    /// <summary>
    /// The folded words that begin with a capital where a sentence does not demand it, so that they are likely to be names.
    /// </summary>
    public static HashSet<string> CapitalsOf(string message)
    {
        var seen = TextNormalizer.Display(message);
        return
        [
            .. Capital().Matches(seen).Where(match => !AfterStop().IsMatch(seen[..match.Index]))
                .Select(match => TextNormalizer.Fold(match.Value)).Where(word => word is not "i"),
        ];
    }

    private static string UnitOf(string shortForm) => shortForm[0] switch
    {
        'd' => "days",
        'w' => "weeks",
        'm' => "months",
        _ => "tage",
    };

    /// <summary>The words of sentences that tell something before the one that asks, and of no other.</summary>
    public static HashSet<string> StoryOf(string message)
    {
        var sentences = SentencesOf(message);
        if (sentences.Count < 2 || !sentences.Exists(IsAsked))
            return [];
        var story = sentences.Where(sentence => !IsAsked(sentence)).SelectMany(sentence => WordsOf(Of(sentence))).ToHashSet();
        story.ExceptWith(sentences.Where(IsAsked).SelectMany(sentence => WordsOf(Of(sentence))));
        return story;
    }

    /// <summary>Without the day of a story: what happened yesterday is not what is asked about.</summary>
    public static string WithoutDayOfStory(string message)
    {
        var sentences = SentencesOf(message);
        return sentences.Count < 2 || !sentences.Exists(IsAsked)
            ? message
            : string.Join(' ', sentences.Select(sentence => IsAsked(sentence) ? sentence : StoryDay().Replace(sentence, "")));
    }

    private static List<string> SentencesOf(string message) =>
        [.. Sentence().Matches(Concession().Replace(message, "$1. ")).Select(match => match.Value)];

    private static bool IsAsked(string sentence) => sentence.TrimEnd().EndsWith('?');

    // "Naechste" is "nächste", where a language knows the one and not the other.
    private static string WithoutDigraphs(string word)
    {
        var folded = word.Replace("ae", "a", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal)
            .Replace("ue", "u", StringComparison.Ordinal);
        return !Language.All.Any(language => language.Lexicon.Knows(word)) && Language.All.Any(language => language.Lexicon.Knows(folded))
            ? folded
            : word;
    }

    // "All my commitments, such as rent and subscriptions": they are only examples.
    [GeneratedRegex(
        @",\s*(?:such as|for example|for instance|e\.g\.|wie etwa|wie zum Beispiel|zum Beispiel|beispielsweise)\s[^,.?!;]*,?",
        RegexOptions.IgnoreCase)]
    private static partial Regex Examples();

    // "6m", "45d".
    [GeneratedRegex(@"\b([0-9]{1,3}) ?(d|w|wks?|m|mo|mths?|tg)\b")]
    private static partial Regex ShortUnits();

    // "Halbjahresschnitt".
    [GeneratedRegex(
        @"\b(halbjahres|(?:zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf)[- ]?monats)(durchschnitt|schnitt|mittel|trend)\b")]
    private static partial Regex MeanOfMonths();

    // "Each of the last six months" names a period, and each month of it.
    [GeneratedRegex(@"\b(?:each|every|every one|every single one) of (?:the|my|these|those) (?=(?:[a-z]+ ){0,3}months\b)")]
    private static partial Regex EachOf();

    [GeneratedRegex(@"\bjede[nrms]? (?:einzelnen )?(?:der|von den) (?=(?:[a-z]+ ){0,3}monate\b)")]
    private static partial Regex JedenDer();

    [GeneratedRegex("[a-z]*(?:ae|oe|ue)[a-z]*")]
    private static partial Regex Digraphs();

    [GeneratedRegex("""[|?!,;:=()\[\]{}"“”„«»…*_€$£%+]+""")]
    private static partial Regex Marks();

    [GeneratedRegex("""["“”„«»]([^"“”„«»]{2,60})["“”„«»]""")]
    private static partial Regex Quotes();

    [GeneratedRegex(@"(?<=[a-z])[-/–—](?=[a-z])|(?<=[0-9])-(?=[a-z])|\s[-–—]+\s")]
    private static partial Regex Joints();

    [GeneratedRegex(@"(?:(?<=[a-z])'s|(?<=s)') ")]
    private static partial Regex Possessive();

    // What was spent on something in one word of German: "Lebensmittelausgaben".
    [GeneratedRegex(
        @"\b(?!gesamt|monats|haupt|fix|neben|lebenshaltungs|jahres|durchschnitts|mehr|geld|laden|tages)"
        + @"([a-z]{4,}?)s?(ausgaben?|kosten|einkaufe)\b")]
    private static partial Regex Compounds();

    [GeneratedRegex(@"\b(?:yesterday|last night|this morning|today|tonight|gestern|heute)\b", RegexOptions.IgnoreCase)]
    private static partial Regex StoryDay();

    // "Even if I stay in bed, how much …"
    [GeneratedRegex(@"^\s*((?:even if|even though|although|though|obwohl|auch wenn|selbst wenn)\s[^,.?!]+),\s", RegexOptions.IgnoreCase)]
    private static partial Regex Concession();

    [GeneratedRegex(@"\S.*?(?:(?<![0-9])[.!?;]+(?=\s|$)|$)")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\|+|[^\s|]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}&]*")]
    private static partial Regex Capital();

    [GeneratedRegex(@"(?:^|[.!?:\n])\s*[""'“„(]*$")]
    private static partial Regex AfterStop();
}
