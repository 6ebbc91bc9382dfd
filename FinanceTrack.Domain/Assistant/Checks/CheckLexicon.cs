using System.Collections.Concurrent;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Summaries;

namespace FinanceTrack.Domain.Assistant.Checks;

/// <summary>What a turn's answer is checked with: the names of the ledger, the claims, and what the user wrote.</summary>
internal sealed class CheckLexicon
{
    private const int MinWordLength = 4;
    private const int EchoWords = 3;
    private const int MaxCachedNames = 2_000;
    private const int DaysPerWeek = 7;

    // Names of categories that are ordinary words as well: they are not read as mentions, and the server says the category itself.
    private static readonly HashSet<string> Ordinary = ["home", "transfer", "transfers", "business", "other", "personal"];

    private static readonly string[] Everything =
    [
        "all categories", "all accounts", "all merchants", "everything", "everywhere", "in total", "in all", "overall", "altogether",
        "insgesamt", "alles", "alle kategorien", "alle konten",
    ];

    // Names of categories and synonyms come again with every answer.
    private static readonly ConcurrentDictionary<string, string[]> Words = new(StringComparer.Ordinal);

    private readonly Dictionary<string, List<(string[] Words, IReadOnlyList<Mention> Mentions)>> _phrases = new(StringComparer.Ordinal);
    private readonly HashSet<string> _echoes = new(StringComparer.Ordinal);
    private readonly string _message;

    /// <param name="categories">The words for each category: its name first.</param>
    /// <param name="accounts">The names of the accounts.</param>
    /// <param name="claims">Those of the turn.</param>
    /// <param name="message">What the user wrote.</param>
    /// <param name="today">In the ledger's time zone.</param>
    public CheckLexicon(
        IReadOnlyList<IReadOnlyList<string>> categories, IEnumerable<string> accounts, ClaimBook claims, string message, DateOnly today)
    {
        Today = today;
        _message = TextNormalizer.Fold(message);
        AddCategories(categories);
        foreach (var account in accounts)
            Add(account, new Mention(Dimension.Account, account));
        AddPeriods(today);
        Add("cash flow"); // Which is not the account that is called "Cash".
        foreach (var phrase in Everything)
            Add(phrase, new Mention(Dimension.Category, null), new Mention(Dimension.Merchant, null), new Mention(Dimension.Account, null));
        foreach (var claim in claims.All)
            AddTexts(claim);
    }

    public DateOnly Today { get; }

    /// <summary>The user's own words, folded.</summary>
    public string Message => _message;

    /// <summary>The mentions that begin at a word, and how many words they have.</summary>
    public (IReadOnlyList<Mention> Mentions, int Length) At(IReadOnlyList<string> words, int index)
    {
        if (_phrases.TryGetValue(words[index], out var phrases))
        {
            foreach (var (phrase, mentions) in phrases)
            {
                if (index + phrase.Length <= words.Count && phrase.Select((word, i) => words[index + i] == word).All(same => same))
                    return (mentions, phrase.Length);
            }
        }

        return CheckWords.Months.TryGetValue(words[index], out var month)
            ? ([new Mention(Dimension.Period, null, null, month)], 1)
            : ([], 1);
    }

    /// <summary>Whether words of a text of the ledger stand in the sentence outside of a quoted slot.</summary>
    public bool IsEcho(IReadOnlyList<string> words)
    {
        for (var i = 0; i + EchoWords <= words.Count; i++)
        {
            if (_echoes.Contains(string.Join(' ', words.Skip(i).Take(EchoWords))))
                return true;
        }

        return false;
    }

    // A single word of a longer name stands for it where no other category has the word.
    private void AddCategories(IReadOnlyList<IReadOnlyList<string>> categories)
    {
        var names = categories.SelectMany(words => words.Select(name => (Category: words[0], Words: WordsOf(name)))).ToList();
        var owners = names.SelectMany(name => name.Words.Select(word => (Word: word, name.Category))).Distinct()
            .GroupBy(owner => owner.Word, StringComparer.Ordinal)
            .ToDictionary(word => word.Key, word => word.Count(), StringComparer.Ordinal);
        foreach (var (category, words) in names)
        {
            var mention = new Mention(Dimension.Category, category);
            AddWords(words, mention);
            foreach (var word in words.Where(word => words.Length > 1 && word.Length >= MinWordLength && owners[word] == 1))
                AddWords([word], mention);
        }
    }

    private void AddTexts(Claim claim)
    {
        if (claim.Scope.Merchant is { } merchant)
            Add(merchant, new Mention(Dimension.Merchant, merchant));
        if (claim is not { Kind: ClaimKind.Text, Text: { } text, Measure: Measure.Name })
            return;
        var words = WordsOf(text);
        for (var i = 0; i + EchoWords <= words.Length; i++)
            _echoes.Add(string.Join(' ', words.Skip(i).Take(EchoWords)));
    }

    private void AddPeriods(DateOnly today)
    {
        var month = Month.Of(today);
        var lastMonth = Month.Of(month.FirstDay.AddDays(-1));
        var monday = today.AddDays(-(((int)today.DayOfWeek + DaysPerWeek - 1) % DaysPerWeek));
        Periods(ClaimPeriod.Of(month), "this month", "the current month", "diesen monat", "diesem monat", "dieser monat");
        Periods(ClaimPeriod.Of(lastMonth), "last month", "the previous month", "letzten monat", "letzter monat", "vormonat");
        Periods(YearOf(today.Year), "this year", "dieses jahr", "diesem jahr");
        Periods(YearOf(today.Year - 1), "last year", "letztes jahr", "letzten jahr", "vorjahr");
        Periods(new ClaimPeriod(monday, monday.AddDays(DaysPerWeek - 1)), "this week", "diese woche", "dieser woche");
        Periods(new ClaimPeriod(monday.AddDays(-DaysPerWeek), monday.AddDays(-1)), "last week", "letzte woche", "letzter woche");
        Periods(ClaimPeriod.Of(today), "today", "heute");
        Periods(ClaimPeriod.Of(today.AddDays(-1)), "yesterday", "gestern");
    }

    private void Periods(ClaimPeriod period, params string[] phrases)
    {
        foreach (var phrase in phrases)
            Add(phrase, new Mention(Dimension.Period, null, period));
    }

    private static ClaimPeriod YearOf(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    private void Add(string name, params Mention[] mentions) => AddWords(WordsOf(name), mentions);

    private void AddWords(string[] words, params Mention[] mentions)
    {
        if (words.Length == 0 || (words is [var only] && mentions is [{ Dimension: Dimension.Category }, ..] && IsOrdinary(only)))
            return;
        if (!_phrases.TryGetValue(words[0], out var phrases))
            _phrases[words[0]] = phrases = [];
        if (phrases.Exists(known => known.Words.SequenceEqual(words)))
            return;
        var shorter = phrases.FindIndex(known => known.Words.Length < words.Length);
        phrases.Insert(shorter < 0 ? phrases.Count : shorter, (words, mentions)); // The longest first.
    }

    private static bool IsOrdinary(string word) =>
        Ordinary.Contains(word) || CheckWords.Earn.Contains(word) || CheckWords.Spend.Contains(word);

    /// <summary>The folded words of a name.</summary>
    public static string[] WordsOf(string name)
    {
        if (Words.TryGetValue(name, out var known))
            return known;
        string[] words = [.. DraftReader.Tokens(TextNormalizer.Display(name), new ClaimBook())
            .Where(token => token.Kind == TokenKind.Word).Select(token => token.Folded)];
        if (Words.Count < MaxCachedNames)
            Words.TryAdd(name, words);
        return words;
    }
}
