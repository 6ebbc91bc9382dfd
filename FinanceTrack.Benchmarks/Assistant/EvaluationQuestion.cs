namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>A question of one household: a template whose slots are filled.</summary>
internal sealed record EvaluationQuestion(
    QuestionTemplate Template, EvaluationHousehold Household, IReadOnlyList<string> Turns, IReadOnlyDictionary<string, string> Words,
    IReadOnlyDictionary<string, PeriodPhrase> Periods)
{
    public string Id => $"{Template.Id}/{Household.Name}";

    /// <summary>What the figure is about.</summary>
    public EvaluationScope Scope => ScopeOf("category", Template.Has("period2") ? "period2" : Template.Has("month") ? "month" : "period");

    /// <summary>What is compared with: another period, or another category.</summary>
    public EvaluationScope Other => Template.Has("before")
        ? Scope.MonthBefore()
        : Template.Has("category2") && Template.Has("category") ? ScopeOf("category2", "period") : ScopeOf("category", "month2");

    /// <summary>Fills the slots of a template; null where the household lacks something of it. The same seed fills them the same.</summary>
    public static EvaluationQuestion? Of(QuestionTemplate template, EvaluationHousehold household, int seed)
    {
        var random = new Random(seed);
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        var periods = new Dictionary<string, PeriodPhrase>(StringComparer.Ordinal);
        IReadOnlyList<string> categories = [.. HouseholdCategories.Words(template.Language).Select(category => category.Word)];
        Draw(words, random, ["category", "category2"], categories);
        Draw(words, random, ["shop"], household.Shops);
        Draw(words, random, ["account"], household.Accounts);
        Draw(words, random, ["bill"], household.Bills);
        Draw(words, random, ["twin"], [household.Twin]);
        Draw(words, random, ["days"], ["7", "10", "14", "30", "45", "60"]);
        Draw(periods, random, ["period", "period2"], PeriodPhrases.Of(template.Language));
        Draw(periods, random, ["month", "month2"], PeriodPhrases.MonthsOf(template.Language));
        if (words.Keys.Concat(periods.Keys).Count(template.Uses) != SlotsOf(template).Count)
            return null;
        if (periods["month"].From < periods["month2"].From && template.Figure == AskedFigure.Compared && !template.Has("before"))
            (periods["month"], periods["month2"]) = (periods["month2"], periods["month"]);
        return new EvaluationQuestion(template, household, [.. template.Turns.Select(Fill)], words, periods);

        string Fill(string turn)
        {
            foreach (var (slot, word) in words)
                turn = turn.Replace($"{{{slot}}}", word, StringComparison.Ordinal);
            foreach (var (slot, period) in periods)
                turn = turn.Replace($"{{{slot}}}", period.Text, StringComparison.Ordinal);
            return turn;
        }
    }

    private static HashSet<string> SlotsOf(QuestionTemplate template) =>
        [.. template.Turns.SelectMany(turn => turn.Split('{').Skip(1)).Select(part => part[..part.IndexOf('}', StringComparison.Ordinal)])];

    // Different values for the slots of one kind; those for which there are none stay empty.
    private static void Draw<T>(Dictionary<string, T> filled, Random random, string[] slots, IReadOnlyList<T> values)
    {
        var shuffled = values.ToArray();
        random.Shuffle(shuffled);
        foreach (var (slot, value) in slots.Zip(shuffled))
            filled[slot] = value;
    }

    private EvaluationScope ScopeOf(string category, string period)
    {
        if (Template.Has("category2") && !Template.Has("category"))
            category = "category2";
        if (Template.Has("month2") && !Template.Has("month"))
            period = "month2";
        var scope = new EvaluationScope(
            Category: Template.Has(category)
                ? HouseholdCategories.Words(Template.Language).First(item => item.Word == Words[category]).Category
                : null,
            Account: Template.Has("account") ? Words["account"] : null,
            Text: Template.Has("shop") ? Words["shop"] : null);
        foreach (var word in Template.Scope.Split(' '))
        {
            if (PeriodPhrases.Named(word) is var (from, to))
                return scope.In(from, to);
        }

        return Template.Has(period) ? scope.In(Periods[period].From, Periods[period].To) : scope;
    }
}
