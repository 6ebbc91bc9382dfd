using System.Text.RegularExpressions;
using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Assistant.Tools;
using FinanceTrack.Domain.Folding;

namespace FinanceTrack.Domain.Assistant.Offline;

/// <summary>A question as it was understood.</summary>
/// <param name="Slots">With what the turn before it has said, where it leans on it.</param>
/// <param name="Others">Further categories that it names.</param>
/// <param name="Ambiguous">A name that is two things: it is asked back.</param>
internal sealed record ReadQuestion(TurnSlots Slots, IReadOnlyList<string> Others, string? Ambiguous, bool IsGerman, bool NamesPeriod);

/// <summary>Reads a question by patterns, against the names of the ledger.</summary>
internal sealed partial class QuestionReader(AssistantLedger ledger)
{
    private const int MaxNameWords = 4;

    private readonly IReadOnlyList<IReadOnlyList<string>> _categories = CategorySynonyms.Of(ledger.Categories);

    public ReadQuestion Read(string message, TurnSlots? before)
    {
        var folded = Simple(TextNormalizer.Fold(message));
        var (periods, rest) = new PeriodReader(ledger.Today).Read(folded);
        var categories = Names(_categories, ref rest);
        var accounts = Names([.. ledger.Accounts.Select(account => (IReadOnlyList<string>)[account.Name])], ref rest);
        var text = Quoted(message) ?? Merchant(rest);
        var intent = IntentPatterns.Of(WithoutName(folded, text));
        var (ambiguous, account) = TwoThings(categories, folded);
        if (account is not null)
            (categories, accounts) = ([.. categories.Where(name => !IsSame(name, account))], [account, .. accounts]);
        var slots = new TurnSlots
        {
            Intent = intent,
            From = periods.Count > 0 ? periods[0].From : null,
            To = periods.Count > 0 ? periods[0].To : null,
            WithFrom = periods.Count > 1 ? periods[1].From : null,
            WithTo = periods.Count > 1 ? periods[1].To : null,
            Category = categories.FirstOrDefault(),
            Account = accounts.FirstOrDefault(),
            Text = text,
            PerDay = IntentPatterns.IsPerDay(folded),
        };
        return new ReadQuestion(
            Lean(slots, before, folded), [.. categories.Skip(1)], ambiguous, IntentPatterns.IsGerman(folded), periods.Count > 0);
    }

    // A question without an intent, or one that begins with "and", says only what is different from the one before.
    private static TurnSlots Lean(TurnSlots slots, TurnSlots? before, string folded)
    {
        if (before is null || before.Intent is Intent.None or Intent.Help or Intent.Outside or Intent.Change or Intent.Beyond)
            return slots;
        var isOther = slots.Category is not null || slots.Account is not null || slots.Text is not null;
        var saysSomething = isOther || slots.Period is not null;
        if (!IntentPatterns.IsFollowUp(folded) && !(slots.Intent == Intent.None && saysSomething))
            return slots;
        return slots with
        {
            Intent = slots.Intent == Intent.None || (saysSomething && slots.Intent == Intent.Spent && before.Intent is not Intent.Received)
                ? before.Intent
                : slots.Intent,
            From = slots.From ?? before.From,
            To = slots.To ?? before.To,
            WithFrom = slots.WithFrom ?? (slots.From is null ? before.WithFrom : null),
            WithTo = slots.WithTo ?? (slots.From is null ? before.WithTo : null),
            Category = isOther ? slots.Category : before.Category,
            Account = isOther ? slots.Account ?? before.Account : before.Account,
            Text = isOther ? slots.Text : before.Text,
            PerDay = slots.PerDay || (slots.Intent == Intent.None && before.PerDay),
        };
    }

    // A category and an account of one name: the question is about the account where it says so, and else it is asked back.
    private (string? Ambiguous, string? Account) TwoThings(List<string> categories, string folded)
    {
        foreach (var name in categories)
        {
            if (ledger.Accounts.FirstOrDefault(account => IsSame(account.Name, name)) is not { } account)
                continue;
            var word = Regex.Escape(TextNormalizer.Fold(name));
            if (!Regex.IsMatch(folded, $@"(?<![a-z0-9]){word}(?![a-z0-9])", RegexOptions.CultureInvariant)
                || Regex.IsMatch(
                    folded, $@"\b(?:category|kategorie) {word}\b|\b{word} (?:category|kategorie)", RegexOptions.CultureInvariant))
            {
                continue;
            }

            return Regex.IsMatch(
                folded, $@"\b(?:account|konto|from|vom) (?:my )?{word}\b|\b{word} (?:account|konto)", RegexOptions.CultureInvariant)
                ? (null, account.Name)
                : (name, null);
        }

        return (null, null);
    }

    private static bool IsSame(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    // The longest names first; what is found is taken out of the text.
    private static List<string> Names(IReadOnlyList<IReadOnlyList<string>> all, ref string rest)
    {
        var found = new List<(int Position, string Name)>();
        var phrases = all.SelectMany(names => names.Select(name => (Name: names[0], Words: CheckLexicon.WordsOf(name))))
            .Where(phrase => phrase.Words.Length > 0).OrderByDescending(phrase => phrase.Words.Length)
            .ThenByDescending(phrase => phrase.Words[0].Length);
        foreach (var (name, words) in phrases)
        {
            var pattern = $@"(?<![a-z0-9]){string.Join(@"[\s&/-]+", words.Select(Regex.Escape))}(?![a-z0-9])";
            if (Regex.Match(rest, pattern, RegexOptions.CultureInvariant) is not { Success: true } match || IsIntentWord(name, words, rest))
                continue;
            if (!found.Exists(known => known.Name == name))
                found.Add((match.Index, name));
            rest = string.Concat(rest.AsSpan(0, match.Index), new string('|', match.Length), rest.AsSpan(match.Index + match.Length));
        }

        return [.. found.OrderBy(known => known.Position).Select(known => known.Name)];
    }

    // Names that are ordinary words are names only where the question says "category" or "account", or "on" before them.
    private static bool IsIntentWord(string name, string[] words, string text) => words.Length == 1
        && words[0] is "income" or "transfer" or "home" or "business" or "savings" or "fun" or "energy"
        && !Regex.IsMatch(
            text,
            $@"\b(?:on|for|category|kategorie|account|konto|fur) (?:my )?{Regex.Escape(words[0])}\b"
                + $@"|\b{Regex.Escape(words[0])} (?:category|account|kategorie|konto)",
            RegexOptions.CultureInvariant)
        && name.Length > 0;

    private static string? Quoted(string message) =>
        Quotes().Match(message) is { Success: true } match && match.Groups[1].Value.Trim().Length > 0 ? match.Groups[1].Value.Trim() : null;

    // The words of a merchant's name say nothing about what is asked: "bei Netto", "at Next".
    private static string WithoutName(string folded, string? text) => text is null
        ? folded
        : Regex.Replace(
            folded, $@"\b(?:at|from|bei|to|with|von) {Regex.Escape(TextNormalizer.Fold(text))}\b", " ", RegexOptions.CultureInvariant);

    // What stands behind "at", or behind "on" where it is not a category.
    private static string? Merchant(string rest)
    {
        foreach (Match match in Preposition().Matches(rest))
        {
            var words = match.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word.TrimEnd('.', '-', '/', '\'')).Where(word => word.Length > 0)
                .SkipWhile(word => Articles().IsMatch(word)).TakeWhile(word => !Stop().IsMatch(word) && word[0] != '|')
                .Take(MaxNameWords).ToList();
            if (words.Count > 0 && words.Exists(word => char.IsLetterOrDigit(word[0])))
                return string.Join(' ', words);
        }

        return null;
    }

    private static string Simple(string folded) => TextFolding.SingleSpaces(Marks().Replace(folded.Replace('’', '\''), " ")) + " ";

    [GeneratedRegex("""["“”„«»]([^"“”„«»]{2,60})["“”„«»]""")]
    private static partial Regex Quotes();

    [GeneratedRegex(@"\b(?:at|from|by|to|with|on|for|bei|an|von|fur|mit|the last (?:time|payment) (?:to|at|from))\s+((?:[\w&'./+-]+\s*)+)")]
    private static partial Regex Preposition();

    [GeneratedRegex(@"^(?:the|my|a|an|all|our|der|die|das|den|dem|meine?[nrm]?|ein(?:e[nrm]?)?)$")]
    private static partial Regex Articles();

    [GeneratedRegex(
        @"^(?:in|on|at|and|or|than|since|during|this|last|so|per|each|every|far|compared|versus|vs|month|year|week|day|total|average"
        + @"|me|i|us|we|it|that|everything|anything|what|which|how|now|yet|up|und|oder|im|seit|pro|diese[nrms]?|letzte[nrms]?"
        + @"|insgesamt|ausgegeben|bezahlt|gezahlt|mich|ich|account|accounts|konto"
        + @"|recurring|regular|fixed|subscriptions?|bills?|payments?|direct|standing|forecast|category|categories|merchants?|spending"
        + @"|expenses|income|spend|spent|save|have|left|when|was|is|did|do|usual|usually)$")]
    private static partial Regex Stop();

    [GeneratedRegex(@"[?!,;:()""“”„]+")]
    private static partial Regex Marks();
}
