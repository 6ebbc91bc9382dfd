using FinanceTrack.Domain.Assistant.Offline.Reading.Learned;

namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>What was found in a question, and from which its intent follows.</summary>
internal sealed class QuestionSigns
{
    private readonly QuestionWords _words;
    private readonly HashSet<Concept> _concepts = [];

    public QuestionSigns(QuestionWords words)
    {
        _words = words;
        for (var i = 0; i < words.Count; i++)
            _concepts.UnionWith(words.ConceptsAt(i) ?? (IReadOnlySet<Concept>)new HashSet<Concept>());
        HasUnknownVerb = MerchantReader.HasUnknownVerb(words);
    }

    public int Periods { get; init; }

    /// <summary>Whether the first period is longer than a month.</summary>
    public bool IsLongPeriod { get; init; }

    /// <summary>Whether there are periods, and all of them end before today.</summary>
    public bool IsPeriodOver { get; init; }

    /// <summary>Whether a period begins after today.</summary>
    public bool IsPeriodAhead { get; init; }

    public int Categories { get; init; }

    public int Accounts { get; init; }

    public bool HasMerchant { get; init; }

    /// <summary>Whether several merchants are named, of which only one can be searched for.</summary>
    public bool HasSeveralMerchants { get; init; }

    public Horizon Horizon { get; init; } = Horizon.None;

    /// <summary>Whether a part of the question means something that was not understood.</summary>
    public bool HasUnknownPart { get; init; }

    /// <summary>Whether there are words that are not known, which matter only where nothing else is about money.</summary>
    public bool HasUnknownWords { get; init; }

    /// <summary>A verb that the lexicon lacks, with the asking person as its subject.</summary>
    public bool HasUnknownVerb { get; }

    public bool InOneGo => Has(Concept.InOneGo);

    /// <summary>Whether any word is about money.</summary>
    public bool IsAboutMoney => HasFilter || HasAny(
        Concept.Money, Concept.Spend, Concept.Earn, Concept.Save, Concept.Balance, Concept.Payment, Concept.Recurring, Concept.Forecast,
        Concept.Safe, Concept.Unusual, Concept.CategoryNoun, Concept.MerchantNoun, Concept.AccountNoun, Concept.Expensive, Concept.Payday,
        Concept.RunOut, Concept.MonthEnd, Concept.Insights, Concept.Bill);

    public bool HasFilter => Categories > 0 || Accounts > 0 || HasMerchant;

    public bool HasSlots => HasFilter || Periods > 0;

    /// <summary>Whether it has a condition that cannot be computed, whatever it asks for.</summary>
    public bool IsOutOfReach => HasLooseNumber || HasUncomputableSlots;

    /// <summary>Whether it is about several merchants, or about days that nothing is known of.</summary>
    public bool HasUncomputableSlots => HasSeveralMerchants || Horizon.IsTooFar || (IsPeriodAhead && !Has(Concept.Recurring));

    /// <summary>Adds what the kind of question means beside its words.</summary>
    public void Imply(QuestionKind? kind)
    {
        Concept? concept = kind switch
        {
            QuestionKind.PerDay => Concept.PerDay,
            QuestionKind.PerMonth => Concept.PerMonth,
            QuestionKind.Latest => Concept.Last,
            QuestionKind.RegularIncome => Concept.RegularIncome,
            QuestionKind.Reasons => Concept.Why,
            _ => null,
        };
        if (concept is { } implied)
            _concepts.Add(implied);
    }

    public bool Has(Concept concept) => _concepts.Contains(concept);

    public bool HasAny(params ReadOnlySpan<Concept> concepts)
    {
        foreach (var concept in concepts)
        {
            if (_concepts.Contains(concept))
                return true;
        }

        return false;
    }

    /// <summary>Whether another word than those that mean the second says the first: "drop" is spending as well as less.</summary>
    public bool HasApart(Concept concept, Concept other) =>
        Enumerable.Range(0, _words.Count).Any(i => _words.Means(i, concept) && !_words.Means(i, other));

    /// <summary>Whether the first word that is more than politeness means this.</summary>
    public bool BeginsWith(Concept concept)
    {
        for (var i = 0; i < _words.Count; i++)
        {
            if (_words.Means(i, concept))
                return true;
            if (_words.IsSlot(i) || !_words.Means(i, Concept.Filler))
                return false;
        }

        return false;
    }

    /// <summary>Whether the very first words mean this.</summary>
    public bool StartsWith(Concept concept) => _words.Count > 0 && _words.Means(0, concept);

    /// <summary>Whether "on" or "for" ends the question, or stands before no name: what is asked is what the money was for.</summary>
    public bool AsksForWhat
    {
        get
        {
            for (var i = 0; i < _words.Count; i++)
            {
                if (_words[i] is "on" or "for" && (i + 1 == _words.Count || (_words.IsSlot(i + 1) && Categories == 0 && !HasMerchant)))
                    return true;
                if (_words[i] is "wofur" or "woran" or "wozu")
                    return true;
            }

            return false;
        }
    }

    /// <summary>A number that is neither a day, nor a year, nor how many rows to show.</summary>
    public bool HasLooseNumber
    {
        get
        {
            for (var i = 0; i < _words.Count; i++)
            {
                if ((_words.IsNumber(i) || _words.Means(i, Concept.Number)) && !IsRank(i - 1) && !IsRank(i + 1) && !IsLength(i + 1))
                    return true;
            }

            return false;
        }
    }

    // "Over the six months from June to November".
    private bool IsLength(int index) => Periods > 0 && index + 1 < _words.Count
        && _words[index] is "months" or "monate" or "monaten" && _words.IsSlot(index + 1);

    private bool IsRank(int index) => index >= 0 && index < _words.Count
        && (_words.Means(index, Concept.Most) || _words.Means(index, Concept.Latest) || _words.Means(index, Concept.Last)
            || _words.Means(index, Concept.List) || _words.Means(index, Concept.Largest));
}
