using FinanceTrack.Domain.Assistant.Offline;
using FinanceTrack.Domain.Assistant.Offline.Reading;
using FinanceTrack.Domain.Assistant.Tools;

namespace FinanceTrack.Benchmarks.Assistant.Training;

/// <summary>Reads the phrasings as questions about the households, each in two of them at most.</summary>
internal sealed class PhrasingReader
{
    private const int Households = 2;

    /// <summary>Every so many complete questions are read behind another one as well, on which they do not lean.</summary>
    private const int EveryNthBehind = 3;

    private static readonly Intent[] Before =
    [
        Intent.Spent, Intent.Received, Intent.Net, Intent.Count, Intent.Average, Intent.Largest, Intent.List, Intent.Categories,
        Intent.Merchants, Intent.Compare, Intent.Trend, Intent.Balance, Intent.Recurring, Intent.Forecast, Intent.SafeToSpend,
        Intent.Unusual,
    ];

    private readonly List<(QuestionTemplate Template, string Author)> _phrasings;
    private readonly IReadOnlyList<EvaluationHousehold> _households;
    private readonly Dictionary<string, AssistantLedger> _ledgers = [];
    private readonly Dictionary<string, IReadOnlyList<MerchantCandidate>> _known = [];
    private readonly MerchantFinder _merchants;

    private PhrasingReader(IReadOnlyList<EvaluationHousehold> households, MerchantFinder merchants)
    {
        (_households, _merchants) = (households, merchants);
        // A name that is two things is found by looking it up, not by how the question is put.
        _phrasings = [.. QuestionTemplate.ReadAll().Select(template => (template, Phrasings.OfTheDataSet)).Concat(Phrasings.ReadAll())
            .Where(item => !item.Item1.Has("twin"))];
    }

    public static async Task<PhrasingReader> CreateAsync(
        EvaluationLedgers ledgers, IReadOnlyList<EvaluationHousehold> households, CancellationToken cancellationToken)
    {
        var reader = new PhrasingReader(households, ledgers.Get<MerchantFinder>());
        foreach (var household in households)
            reader._ledgers[household.Name] = await ledgers.LedgerAsync(household.Actor, cancellationToken);
        return reader;
    }

    /// <param name="isFamiliar">Which words are taken to narrow nothing down.</param>
    public async Task<List<ReadPhrasing>> ReadAsync(Func<string, bool> isFamiliar, CancellationToken cancellationToken)
    {
        var read = new List<ReadPhrasing>();
        foreach (var (i, (template, author)) in _phrasings.Index())
        {
            var own = _households.Where(household => household.Language == template.Language).ToList();
            for (var n = 0; n < Math.Min(Households, own.Count); n++)
            {
                if (EvaluationQuestion.Of(template, own[(i + n) % own.Count], (i * Households) + n) is not { } question)
                    continue;
                var before = await BeforeAsync(question, cancellationToken);
                read.Add(await ReadAsync(question, author, before, isFamiliar, cancellationToken));
                if (before is null && (i + n) % EveryNthBehind == 0)
                {
                    before = Some(i / EveryNthBehind);
                    read.Add(await ReadAsync(question, author, before, isFamiliar, cancellationToken));
                }
            }
        }

        return read;
    }

    // Questions of each kind, with and without a category and a period.
    private static TurnSlots Some(int number) => new()
    {
        Intent = Before[number % Before.Length],
        Category = number / Before.Length % 2 == 0 ? "Groceries" : null,
        From = number / Before.Length % 3 > 0 ? new DateOnly(2024, 11, 1) : null,
        To = number / Before.Length % 3 > 0 ? new DateOnly(2024, 11, 30) : null,
    };

    // The turns before the last one, as the rules read them.
    private async Task<TurnSlots?> BeforeAsync(EvaluationQuestion question, CancellationToken cancellationToken)
    {
        TurnSlots? before = null;
        foreach (var turn in question.Turns.SkipLast(1))
        {
            var reader = new QuestionReader(_ledgers[question.Household.Name], turn, before);
            before = reader.Read(await KnownAsync(turn, question.Household.Name, reader, cancellationToken), classifier: null).Slots;
        }

        return before;
    }

    private async Task<ReadPhrasing> ReadAsync(
        EvaluationQuestion question, string author, TurnSlots? before, Func<string, bool> isFamiliar, CancellationToken cancellationToken)
    {
        var (template, text) = (question.Template, question.Turns[^1]);
        var reader = new QuestionReader(_ledgers[question.Household.Name], text, before);
        var known = await KnownAsync(text, question.Household.Name, reader, cancellationToken);
        var (terms, ruled, signs) = reader.Learn(known, isFamiliar);
        bool? leans = before is null
            || template.Figure is AskedFigure.None or AskedFigure.AskBack or AskedFigure.Help or AskedFigure.Change
            ? null
            : template.Turns.Count > 1 && Leans(template);
        return new ReadPhrasing(
            template, author, ReadPhrasing.KindOf(template.Figure), terms, ruled.Intent, signs, before is not null, leans);
    }

    // Whether the figure is about a slot that only an earlier turn names.
    private static bool Leans(QuestionTemplate template) => template.Scope.Split(' ').Any(slot =>
        !template.Turns[^1].Contains($"{{{slot}}}", StringComparison.Ordinal)
        && template.Turns.Any(turn => turn.Contains($"{{{slot}}}", StringComparison.Ordinal)));

    // Looked up once, whatever is familiar.
    private async Task<IReadOnlyList<MerchantCandidate>> KnownAsync(
        string text, string household, QuestionReader reader, CancellationToken cancellationToken)
    {
        var key = $"{household}/{text}";
        if (!_known.TryGetValue(key, out var known))
            _known[key] = known = await _merchants.FindAsync(_ledgers[household], reader.Candidates, cancellationToken);
        return known;
    }
}
