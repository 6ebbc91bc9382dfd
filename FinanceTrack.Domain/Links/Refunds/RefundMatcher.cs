using FinanceTrack.Domain.Categorization.Lexicon;
using FinanceTrack.Domain.Links.Questions;
using FinanceTrack.Domain.Links.Text;

namespace FinanceTrack.Domain.Links.Refunds;

/// <summary>
/// Finds which expense a credit pays back. Call <see cref="Add"/> with what arrives, without the legs of transfers; offer
/// <see cref="Questions"/> within the budget. A credit that is a shop's is a refund of that shop even where no program can tell of which
/// purchase.
/// </summary>
public sealed class RefundMatcher
{
    /// <summary>A refund that is known to be its shop's moves no total; a transfer does. So its question is worth half as much.</summary>
    private const double WorthShare = .5;

    private readonly RefundOptions _options;
    private readonly ShopLineReader _reader;
    private readonly RefundIndex _index;
    private readonly RefundBook _book = new();
    private readonly Dictionary<Guid, BookedRow> _rows = [];
    private readonly Dictionary<Guid, Guid> _shopExpense = [];
    private readonly Dictionary<Guid, DateOnly> _asked = [];
    private readonly HashSet<Guid> _setByUser = [];

    public RefundMatcher(RefundOptions? options = null)
        : this(options ?? new RefundOptions(), LineVocabulary.Default, LexiconMatcher.Default)
    {
    }

    internal RefundMatcher(RefundOptions options, LineVocabulary vocabulary, LexiconMatcher lexicon)
    {
        _options = options;
        _reader = new ShopLineReader(vocabulary, lexicon);
        _index = new RefundIndex(_reader, _book, options);
    }

    public IReadOnlyCollection<Link> Links => _book.Links;

    /// <summary>How many expenses were looked at for credits.</summary>
    internal long Looked => _index.Looked;

    /// <summary>Credits that are a shop's, linked or not, with an expense at that shop: they count as refunds in its category.</summary>
    public IReadOnlyDictionary<Guid, Guid> ShopRefunds => _shopExpense;

    /// <summary>
    /// Takes in rows in any order. Earlier credits that a new expense may belong to are decided again, those of the matcher's own links as
    /// well.
    /// </summary>
    public void Add(IEnumerable<BookedRow> rows, CancellationToken cancellationToken = default)
    {
        var fresh = rows.ToList();
        fresh.Sort(BookedRow.Canonical);
        foreach (var row in fresh)
        {
            _rows.Add(row.Id, row);
            _index.See(row);
        }

        var (expenses, credits) = (new List<BookedRow>(), new List<BookedRow>());
        foreach (var row in fresh)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (row.IsOutgoing)
            {
                _book.Open(row);
                if (_index.AddExpense(row))
                    expenses.Add(row);
            }
            else if (_index.AddCredit(row))
            {
                credits.Add(row);
            }
        }

        DecideAgain(credits.Concat(_index.CreditsOf(expenses)).DistinctBy(credit => credit.Id), cancellationToken);
    }

    /// <summary>One question for each credit that is probably a refund of one of up to four expenses.</summary>
    public IReadOnlyList<LinkQuestion> Questions(DateOnly today, CancellationToken cancellationToken = default)
    {
        var questions = new List<LinkQuestion>();
        foreach (var id in _shopExpense.Keys)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_book.Of(id) is not null || (_asked.TryGetValue(id, out var day)
                && today.DayNumber - day.DayNumber < _options.RepeatAfterDays))
            {
                continue;
            }

            var credit = _rows[id];
            var best = _index.Candidates(credit).OrderByDescending(candidate => candidate.Probability)
                .ThenBy(candidate => candidate.Expense.Id).Take(_options.MaxOptions).ToList();
            var probability = best.Sum(candidate => candidate.Probability);
            if (probability >= _options.Ask)
            {
                questions.Add(new LinkQuestion(
                    LinkKind.Refund, id, [.. best.Select(candidate => candidate.Expense.Id)], probability,
                    WorthShare * probability * (1 - best[0].Probability), Reasons(credit, best[0].Expense)));
            }
        }

        return questions;
    }

    /// <summary>Notes that a question was put to the user, so that it is not put again too soon.</summary>
    public void Asked(LinkQuestion question, DateOnly today) => _asked[question.SubjectId] = today;

    /// <summary>Applies the answer: the expense, or null for none of those offered.</summary>
    public void Answer(LinkQuestion question, Guid? expense)
    {
        if (expense is { } chosen)
        {
            LinkByPerson(question.SubjectId, chosen, LinkState.Answered);
        }
        else
        {
            foreach (var option in question.OptionIds)
                _book.Reject(question.SubjectId, option);
        }
    }

    /// <summary>Links as the user says; false where the credit has a link of a person, or the expense has not as much left.</summary>
    public bool LinkByHand(Guid credit, Guid expense) => LinkByPerson(credit, expense, LinkState.User);

    /// <summary>Refuses a pair for good, and dissolves its link.</summary>
    public void Reject(Guid credit, Guid expense)
    {
        _book.Reject(credit, expense);
        if (_book.Of(credit) is { } link && link.ToId == expense)
            _book.Remove(link);
    }

    /// <summary>Marks a credit as one that its user has set: the matcher leaves it alone.</summary>
    public void SetByUser(Guid credit) => _setByUser.Add(credit);

    /// <summary>Takes out a row that was deleted, or that has become the leg of a transfer. Its links dissolve.</summary>
    public void Remove(Guid id)
    {
        var row = _rows[id];
        foreach (var link in _book.OfExpense(id).Append(_book.Of(id)).OfType<Link>().ToList())
            _book.Remove(link);
        _index.Remove(row);
        _book.Close(id);
        _shopExpense.Remove(id);
        _rows.Remove(id);
    }

    private bool LinkByPerson(Guid credit, Guid expense, LinkState state)
    {
        if (!_rows.TryGetValue(credit, out var from) || !_rows.TryGetValue(expense, out var to)
            || _book.Of(credit) is { State: not LinkState.Automatic })
        {
            return false;
        }

        if (_book.Of(credit) is { } standing)
            _book.Remove(standing);
        if (from.IsOutgoing || from.Amount.Currency != to.Amount.Currency)
            return false;
        foreach (var own in _book.OfExpense(expense).Where(link => link.State == LinkState.Automatic)
            .OrderBy(link => link.Confidence).ToList())
        {
            if (_book.LeftOf(expense) < from.AbsoluteMinor)
                _book.Remove(own); // What the matcher linked gives way to what a person says.
        }

        if (_book.LeftOf(expense) < from.AbsoluteMinor)
            return false;
        _book.Restore(credit, expense);
        _book.Add(new Link(LinkKind.Refund, credit, expense, from.AbsoluteMinor, state, 1, Reasons(from, to)));
        return true;
    }

    /// <summary>Releases the matcher's own links of these credits, and decides them in the order of their days.</summary>
    private void DecideAgain(IEnumerable<BookedRow> affected, CancellationToken cancellationToken)
    {
        var credits = affected.Where(credit => _book.Of(credit.Id) is null or { State: LinkState.Automatic }
            && !_setByUser.Contains(credit.Id)).ToList();
        credits.Sort(BookedRow.Canonical);
        foreach (var credit in credits)
        {
            if (_book.Of(credit.Id) is { } own)
                _book.Remove(own);
        }

        foreach (var credit in credits)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Decide(credit);
        }
    }

    private void Decide(BookedRow credit)
    {
        var candidates = _index.Candidates(credit);
        if (candidates.Count == 0)
        {
            _shopExpense.Remove(credit.Id);
            return;
        }

        var best = candidates.MaxBy(candidate => (candidate.Probability, candidate.Expense.BookedOn, candidate.Expense.Id))!;
        _shopExpense[credit.Id] = best.Expense.Id;
        // Equal purchases of one month in one account: the latest is chosen, every sum is the same.
        var probability = candidates.Where(candidate => AreAlike(candidate.Expense, best.Expense)).Sum(candidate => candidate.Probability);
        if (probability >= _options.Link)
        {
            _book.Add(new Link(LinkKind.Refund, credit.Id, best.Expense.Id, credit.AbsoluteMinor, LinkState.Automatic, probability,
                Reasons(credit, best.Expense)));
        }
    }

    private static bool AreAlike(BookedRow left, BookedRow right) =>
        left.Amount == right.Amount && left.AccountId == right.AccountId && left.BookedOn.Year == right.BookedOn.Year
            && left.BookedOn.Month == right.BookedOn.Month;

    private List<LinkReason> Reasons(BookedRow credit, BookedRow expense)
    {
        var (line, other) = (_reader.Read(credit.Description).Text, _reader.Read(expense.Description).Text);
        var reasons = new List<LinkReason> { LinkReason.SameShop };
        if (RefundScore.SharesOrder(line.OrderCodes, other.OrderCodes))
            reasons.Add(LinkReason.SameOrderNumber);
        if (expense.AbsoluteMinor == credit.AbsoluteMinor)
            reasons.Add(LinkReason.WholeAmount);
        if (line.Has(WordKinds.Refund))
            reasons.Add(LinkReason.RefundWording);
        return reasons;
    }
}
