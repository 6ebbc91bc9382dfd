namespace FinanceTrack.Domain.Assistant.Offline.Reading.Learned;

/// <summary>
/// What the classifier sees of a question: its words and runs of them, parts of its words, what they mean by the lexicon, and what was
/// found in it. Names and periods stand as their kind, so that no merchant's name is a term.
/// </summary>
internal static class QuestionTerms
{
    private const int MinPart = 3;
    private const int MaxPart = 5;
    private const int MaxRun = 3;
    private const int WordsPerStep = 3;
    private const int MaxStep = 5;

    /// <summary>The terms by group: each group is scaled to unit length. A term may come twice.</summary>
    /// <param name="rule">What the rules read, as if the question stood alone.</param>
    /// <param name="before">What the question before it was about; null where there is none.</param>
    /// <param name="ruled">What the rules read with the question before it, and whether it leans on it.</param>
    public static IReadOnlyList<string>[] Of(
        QuestionWords words, QuestionSigns signs, Intent rule, TurnSlots? before, (Intent Intent, bool Leans) ruled)
    {
        var tokens = Tokens(words);
        List<string> all = [$"=rule {rule}", .. Signs(words, signs, tokens.Count)];
        if (before is not null)
        {
            var named = $"{Math.Min(2, signs.Periods)}{signs.HasFilter}";
            all.AddRange([
                $"=before {before.Intent}", $"=ruled {ruled.Intent}", $"=leans {ruled.Leans}", $"=same {ruled.Intent == before.Intent}",
                $"=named {named}", $"=named {named} {ruled.Intent}", $"=named {named} {Math.Min(tokens.Count / WordsPerStep, MaxStep)}",
                $"=named {named} {HasFilter(before)} {before.Period is not null}", $"=before {HasFilter(before)} {signs.HasFilter}",
            ]);
        }

        return [Runs(tokens), Parts(tokens), all];
    }

    private static bool HasFilter(TurnSlots before) => before.Category is not null || before.Text is not null || before.Account is not null;

    // Slots of a kind beside each other are one.
    private static List<string> Tokens(QuestionWords words)
    {
        var tokens = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            var token = words.IsSlot(i) ? $"<{words.SlotAt(i)}>" : words.IsNumber(i) ? "<Number>" : words[i];
            if (token[0] != '<' || tokens.Count == 0 || tokens[^1] != token)
                tokens.Add(token);
        }

        return tokens;
    }

    private static List<string> Runs(List<string> tokens)
    {
        var runs = new List<string>();
        for (var i = 0; i < tokens.Count; i++)
        {
            for (var n = 1; n <= MaxRun && i + n <= tokens.Count; n++)
                runs.Add(string.Join(' ', tokens.GetRange(i, n)));
        }

        return runs;
    }

    private static List<string> Parts(List<string> tokens)
    {
        var parts = new List<string>();
        foreach (var word in tokens.Where(token => token[0] != '<').Select(token => $"^{token}$"))
        {
            for (var n = MinPart; n <= MaxPart; n++)
            {
                for (var i = 0; i + n <= word.Length; i++)
                    parts.Add($"~{word.Substring(i, n)}");
            }
        }

        return parts;
    }

    private static List<string> Signs(QuestionWords words, QuestionSigns signs, int length)
    {
        var all = Enum.GetValues<Concept>().Where(concept => signs.Has(concept)).Select(concept => $"={concept}").ToList();
        all.Add($"=periods {Math.Min(2, signs.Periods)}");
        all.Add($"=categories {Math.Min(2, signs.Categories)}");
        all.Add($"=accounts {Math.Min(2, signs.Accounts)}");
        all.Add($"=length {Math.Min(length / WordsPerStep, MaxStep)}");
        all.Add(words.Language.IsGerman ? "=German" : "=English");
        Add(signs.HasMerchant, "=merchant");
        Add(!signs.HasSlots, "=no slot");
        Add(signs.IsLongPeriod, "=long period");
        Add(signs.IsPeriodOver, "=period over");
        Add(signs.IsPeriodAhead, "=period ahead");
        Add(signs.Horizon.Days is not null, "=horizon");
        Add(signs.HasUnknownPart, "=unknown part");
        Add(signs.HasUnknownVerb, "=unknown verb");
        Add(signs.HasUnknownWords, "=unknown words");
        Add(signs.HasLooseNumber, "=loose number");
        return all;

        void Add(bool holds, string sign)
        {
            if (holds)
                all.Add(sign);
        }
    }
}
