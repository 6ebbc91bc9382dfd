using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Assistant.Tools;

namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>The categories and accounts that a question names.</summary>
/// <param name="Ambiguous">A name that is both: it is asked back.</param>
internal sealed record ReadNames(IReadOnlyList<string> Categories, IReadOnlyList<string> Accounts, string? Ambiguous);

/// <summary>Finds the ledger's categories and accounts among the words of a question, and takes them out.</summary>
internal sealed class NameReader(AssistantLedger ledger)
{
    // Names that are ordinary words as well. They are names only beside the words that make them one.
    private static readonly HashSet<string> Ordinary =
        ["income", "transfer", "transfers", "home", "business", "savings", "fun", "energy", "giving", "cash", "fees",
            "household", "haushalt", "school", "einkaufe"];

    private static readonly HashSet<string> BeforeOrdinary =
        ["on", "for", "category", "kategorie", "account", "konto", "fur"];

    // Those that are likely to be accounts, as in "from savings".
    private static readonly HashSet<string> BeforeAccount =
        ["in", "on", "from", "using", "with", "via", "through", "to", "into", "mit", "vom", "auf", "uber", "of", "account", "konto", "my"];

    private static readonly HashSet<string> BehindOrdinary =
        ["category", "account", "kategorie", "konto", "spending", "costs", "expenses", "bills", "bill", "ausgaben", "kosten"];

    // "Do the shopping" is to buy something, not a category.
    private static readonly HashSet<string> Errands =
        ["go", "went", "going", "gone", "been", "do", "did", "done", "my", "the", "of", "last"];

    private static readonly HashSet<string> Negations = ["not", "nicht", "kein", "keine", "statt", "anstatt", "instead"];

    private readonly IReadOnlyList<IReadOnlyList<string>> _categories = CategorySynonyms.Of(ledger.Categories);

    public ReadNames Read(QuestionWords words)
    {
        var before = words.All.ToArray();
        var categories = Take(words, _categories, Slot.Category);
        var accounts = Take(words, [.. ledger.Accounts.Select(account => (IReadOnlyList<string>)[account.Name])], Slot.Account);
        foreach (var name in categories)
        {
            if (ledger.Accounts.FirstOrDefault(account => IsSame(account.Name, name)) is not { } account
                || PositionOf(name, before) is not (>= 0 and var at))
            {
                continue;
            }

            if (IsBeside(before, at, ["category", "kategorie"], ["category", "kategorie"]))
                continue;
            return IsBeside(before, at, ["account", "konto", "from", "vom", "balance", "kontostand"], ["account", "konto", "balance"])
                ? new ReadNames([.. categories.Where(other => other != name)], [account.Name, .. accounts], null)
                : new ReadNames(categories, accounts, account.Name);
        }

        return new ReadNames(categories, accounts, null);
    }

    private static int PositionOf(string name, string[] words) => Array.IndexOf(words, TextNormalizer.Fold(name));

    private static bool IsBeside(string[] words, int at, HashSet<string> before, HashSet<string> behind) =>
        (at > 0 && before.Contains(words[at - 1])) || (at > 1 && words[at - 1] is "my" or "of" && before.Contains(words[at - 2]))
        || (at + 1 < words.Length && behind.Contains(words[at + 1]));

    private static bool IsSame(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    // The longest names first.
    private static List<string> Take(QuestionWords words, IReadOnlyList<IReadOnlyList<string>> all, Slot slot)
    {
        var (found, typed) = (new List<(int Position, string Name)>(), words.All.ToArray());
        var phrases = all
            .SelectMany(names => names.Select(name => (Name: names[0], Words: QuestionText.WordsOf(TextNormalizer.Fold(name)))))
            .Where(phrase => phrase.Words.Length > 0).OrderByDescending(phrase => phrase.Words.Length);
        foreach (var (name, phrase) in phrases)
        {
            if (words.Find(phrase, at => IsName(words, at, phrase)) is not (>= 0 and var start))
                continue;
            if (!found.Exists(known => known.Name == name))
                found.Add((start, name));
            words.TakeOut(start, phrase.Length, slot);
        }

        // "Not groceries, restaurants": only the other one.
        var meant = found.Where(known => !IsNegated(typed, known.Position)).ToList();
        return [.. (meant.Count > 0 ? meant : found).OrderBy(known => known.Position).Select(known => known.Name)];
    }

    private static bool IsNegated(string[] words, int at) => (at > 0 && Negations.Contains(words[at - 1]))
        || (at > 1 && words[at - 1] is "for" or "on" or "of" or "fur" or "bei" or "von" && Negations.Contains(words[at - 2]));

    private static bool IsName(QuestionWords words, int at, string[] phrase)
    {
        if (phrase.Length > 1 || words.IsSlot(at))
            return phrase.Length > 1;
        var (before, behind) = (at > 0 ? words[at - 1] : "", at + 1 < words.Count ? words[at + 1] : "");
        if (phrase[0] == "shopping")
        {
            return !(Errands.Contains(before) && behind is "at" or "trip" or "trips")
                && before is not ("go" or "went" or "gone" or "going");
        }

        if (phrase[0] == "cash" && before == "my" && at > 1 && words[at - 2] == "of")
            return false; // "More of my cash" is money.
        return !Ordinary.Contains(phrase[0])
            || BehindOrdinary.Contains(behind)
            || (behind != "flow" && (phrase[0] is "cash" or "savings" ? BeforeAccount : BeforeOrdinary).Contains(before));
    }
}
