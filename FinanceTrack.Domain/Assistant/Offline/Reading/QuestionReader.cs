using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Offline.Reading.Learned;
using FinanceTrack.Domain.Assistant.Tools;

namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>A question as it was understood.</summary>
/// <param name="Slots">With what the turn before it has said, where it leans on it.</param>
/// <param name="Ambiguous">A name that is two things: it is asked back.</param>
/// <param name="Signs">What its words mean.</param>
/// <param name="Names">Its words that are no more than names, for lists that are searched for them.</param>
internal sealed record ReadQuestion(
    TurnSlots Slots, string? Ambiguous, bool IsGerman, bool NamesPeriod, QuestionSigns Signs, IReadOnlyList<string> Names)
{
    /// <summary>Further categories that it is about.</summary>
    public IReadOnlyList<string> Others => Slots.Others ?? [];

    /// <summary>Whether it says too little for an answer.</summary>
    public bool IsBare { get; init; }

    /// <summary>Whether it is put as one that has to be asked back about.</summary>
    public bool IsUnclear { get; init; }

    /// <summary>Whether "it" or "that" stands for all that it is about.</summary>
    public bool PointsBack { get; init; }
}

/// <summary>
/// Reads a question: periods, categories and accounts are found first and taken out; then its words are looked up in the lexicon, and what
/// is left is the name of a merchant, or not understood. The intent follows from all of that by <see cref="IntentRules"/>.
/// </summary>
internal sealed class QuestionReader
{
    private const int ShortQuestion = 3;
    private const int LongQuestion = 14;

    private readonly AssistantLedger _ledger;
    private readonly TurnSlots? _before;
    private readonly string _text;
    private readonly string? _quoted;
    private readonly HashSet<string> _story;
    private readonly IReadOnlyList<ClaimPeriod> _periods;
    private readonly Horizon _horizon;
    private readonly QuestionWords _words;
    private readonly ReadNames _names;
    private readonly List<string> _nameWords = [];

    public QuestionReader(AssistantLedger ledger, string message, TurnSlots? before)
    {
        (_ledger, _before) = (ledger, before);
        (_quoted, message) = QuestionText.TakeQuoted(message);
        _text = QuestionText.Of(QuestionText.WithoutDayOfStory(message));
        _story = QuestionText.StoryOf(message);
        (_periods, var rest) = new PeriodReader(ledger.Today).Read(_text, before?.Period);
        (_horizon, rest) = HorizonReader.Read(rest, ledger.Today);
        if (PeriodReader.DaysUntil(_periods, ledger.Today) is { } ahead)
            (_periods, _horizon) = ([], HorizonReader.Of(ahead));
        _words = new QuestionWords(rest, QuestionText.CapitalsOf(message))
        {
            BeginsWithCapital = message.Length > 0 && char.IsUpper(message[0]),
        };
        var all = _words.All.ToArray();
        _names = new NameReader(ledger).Read(_words);
        _nameWords.AddRange(all.Where((word, i) => _words.SlotAt(i) == Slot.Category));
        Candidates = _quoted is null ? MerchantReader.Read(_words) : [];
    }

    /// <summary>Words that may name a merchant, which only the ledger can tell.</summary>
    public IReadOnlyList<MerchantCandidate> Candidates { get; }

    public bool IsGerman => _words.Language.IsGerman;

    /// <summary>Decides what is asked.</summary>
    /// <param name="known">Those of the candidates that the ledger has.</param>
    public ReadQuestion Read(IReadOnlyList<MerchantCandidate> known) => Read(known, QuestionClassifier.Shipped);

    /// <summary>Decides what is asked.</summary>
    /// <param name="known">Those of the candidates that the ledger has.</param>
    /// <param name="classifier">Null where the rules decide alone.</param>
    public ReadQuestion Read(IReadOnlyList<MerchantCandidate> known, QuestionClassifier? classifier)
    {
        var signs = Find(known, word => classifier?.IsFamiliar(word) ?? false);
        var own = SlotsOf(IntentRules.Of(signs), known);
        var ruled = FollowUp.Read(own, _before, signs, _words.Count);
        var (intent, leans) = ruled;
        var isFragment = false;
        QuestionKind? kind = null;
        if (classifier is not null)
        {
            var (kinds, leaning) = classifier.Read(QuestionTerms.Of(_words, signs, own.Intent, _before, ruled));
            (intent, kind) = IntentDecision.Of(ruled.Intent, signs, kinds);
            leans = leaning >= (signs.Has(Concept.That) && !signs.HasFilter ? IntentDecision.LeaningBack : IntentDecision.Leaning);
            if (_before is not null && FollowUp.CanLean(own.Intent, _before, signs) && Fragment.IsOne(_words, signs))
                (intent, kind, leans, isFragment) = (Fragment.IntentOf(_before.Intent, signs), _before.Kind, true, true);
            signs.Imply(kind);
        }

        var slots = own with { Intent = intent, Kind = kind, PerDay = signs.Has(Concept.PerDay) };
        return new ReadQuestion(
            FollowUp.Complete(slots, _before, signs, leans, isFragment),
            slots.Intent == Intent.Balance ? null : _names.Ambiguous, IsGerman, _periods.Count > 0, signs, _nameWords)
        {
            IsBare = !signs.HasSlots && _words.Count <= ShortQuestion,
            IsUnclear = kind == QuestionKind.Unclear,
            PointsBack = !signs.HasSlots && signs.Has(Concept.That) && _words.Count <= LongQuestion,
        };
    }

    /// <summary>What the classifier is trained with: the terms of the question, and what the rules read.</summary>
    public (IReadOnlyList<string>[] Terms, (Intent Intent, bool Leans) Ruled, QuestionSigns Signs) Learn(
        IReadOnlyList<MerchantCandidate> known, Func<string, bool> isFamiliar)
    {
        var signs = Find(known, isFamiliar);
        var own = SlotsOf(IntentRules.Of(signs), known);
        var ruled = FollowUp.Read(own, _before, signs, _words.Count);
        return (QuestionTerms.Of(_words, signs, own.Intent, _before, ruled), ruled, signs);
    }

    private TurnSlots SlotsOf(Intent rule, IReadOnlyList<MerchantCandidate> known) => new()
    {
        Intent = rule,
        From = _periods.Count > 0 ? _periods[0].From : null,
        To = _periods.Count > 0 ? _periods[0].To : null,
        WithFrom = _periods.Count > 1 ? _periods[1].From : null,
        WithTo = _periods.Count > 1 ? _periods[1].To : null,
        Category = _names.Categories.Count > 0 ? _names.Categories[0] : null,
        Others = _names.Categories.Count > 1 ? [.. _names.Categories.Skip(1)] : null,
        Account = _names.Accounts.Count > 0 ? _names.Accounts[0] : null,
        Text = _quoted ?? (known.Count > 0 ? known[0].Text : null),
    };

    /// <summary>What its words mean, once the names of merchants are taken out.</summary>
    /// <param name="known">Those of the candidates that the ledger has.</param>
    /// <param name="isFamiliar">Whether a word that the lexicon lacks is not the name of anything.</param>
    private QuestionSigns Find(IReadOnlyList<MerchantCandidate> known, Func<string, bool> isFamiliar)
    {
        foreach (var name in known)
        {
            _nameWords.AddRange(name.Text.Split(' '));
            _words.TakeOut(name.Start, name.Length, Slot.Merchant);
        }

        _words.CorrectSpelling(at =>
            isFamiliar(_words[at]) ? null : CandidateAt(at) is not { } name ? false : name.IsSure ? null : name.IsCondition);
        var left = _quoted is null ? MerchantReader.Read(_words) : [];
        return new QuestionSigns(_words)
        {
            Periods = _periods.Count,
            IsLongPeriod = _periods.Count > 0 && (_periods[0].FullMonths ?? 1) > 1 || _periods is [{ Days: > 31 }, ..],
            IsPeriodOver = _periods.Count > 0 && _periods.All(period => period.To < _ledger.Today),
            IsPeriodAhead = _periods.Any(period => period.From > _ledger.Today),
            Categories = _names.Categories.Count,
            Accounts = _names.Accounts.Count,
            HasMerchant = known.Count > 0 || _quoted is not null,
            HasSeveralMerchants = known.Select(name => name.Text).Distinct().Count() > 1,
            Horizon = _horizon,
            HasUnknownPart = left.Any(candidate => candidate.IsCondition && !known.Any(name => name.Start == candidate.Start)
                && !candidate.Text.Split(' ').All(word => isFamiliar(word) || _story.Contains(word))),
            HasUnknownWords = Enumerable.Range(0, _words.Count).Any(i => _words.IsUnknown(i) && !_story.Contains(_words[i])),
        };
    }

    private MerchantCandidate? CandidateAt(int index) =>
        Candidates.FirstOrDefault(candidate => index >= candidate.Start && index < candidate.Start + candidate.Length);
}
