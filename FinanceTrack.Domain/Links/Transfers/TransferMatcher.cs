using FinanceTrack.Domain.Links.Questions;
using FinanceTrack.Domain.Links.Text;

namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>
/// Finds the transfers among the rows of one ledger. Call <see cref="Add"/> with what arrives, then <see cref="Decide(DateOnly)"/>; offer
/// <see cref="Questions"/> to the user within the budget, and hand the answers to <see cref="Answer"/>. What a person has set is never changed.
/// </summary>
public sealed class TransferMatcher
{
    private const int MaxRounds = 6;

    private const double AutomaticWeight = 1, ConfirmedWeight = 4, RefusedWeight = 2, ForgottenWeight = .5;

    private readonly RowIndex _rows = new();
    private readonly OpenPairs _open = new();
    private readonly TransferLinks _links = new();
    private readonly TransferMemory _memory = new();
    private readonly HashSet<Guid> _setByUser = [];
    private readonly HashSet<Guid> _paired = [];
    private readonly Dictionary<Guid, OwnAccount> _accounts;
    private readonly TransferOptions _options;
    private readonly LineReader _reader;
    private readonly TransferCandidates _candidates;
    private readonly TransferScore _score;
    private readonly TransferQuestions _questions;
    private readonly StatementCoverage _coverage;

    public TransferMatcher(IReadOnlyList<OwnAccount> accounts, IReadOnlyList<string> holders, ExchangeRate rates, TransferOptions? options = null)
        : this(accounts, holders, rates, options ?? new TransferOptions(), TransferWeights.Default, LineVocabulary.Default)
    {
    }

    internal TransferMatcher(
        IReadOnlyList<OwnAccount> accounts, IReadOnlyList<string> holders, ExchangeRate rates, TransferOptions options, TransferWeights weights,
        LineVocabulary vocabulary)
    {
        _options = options;
        _accounts = accounts.ToDictionary(account => account.Id);
        _reader = new LineReader(vocabulary);
        var names = new AccountNames(accounts, holders);
        _candidates = new TransferCandidates(_rows, _reader, names, rates);
        _score = new TransferScore(new TransferFeatures(_rows, _reader, _accounts, names, _memory, _links, rates), weights, _reader, _open);
        _coverage = new StatementCoverage(accounts, _rows, options);
        _questions = new TransferQuestions(_open, _reader, _coverage, options);
    }

    /// <summary>The links that hold, without those that were refused.</summary>
    public IReadOnlyCollection<Link> Links => [.. _links.All];

    /// <summary>Sees each pair's features when it is scored; for fitting.</summary>
    internal Action<TransferPair, double[], bool>? OnScored { get; set; }

    /// <summary>Takes in rows that have arrived, in any order, and opens the pairs that they may be legs of.</summary>
    /// <exception cref="ArgumentException">A row is known already, or its account is not.</exception>
    public void Add(IEnumerable<BookedRow> rows)
    {
        var fresh = rows.ToList();
        fresh.Sort(BookedRow.Canonical);
        foreach (var row in fresh)
        {
            if (!_accounts.ContainsKey(row.AccountId))
                throw new ArgumentException($"The account of row {row.Id} is not an account of this ledger.", nameof(rows));
            _rows.Add(row);
            _memory.Seen(row, _reader.Read(row.Description));
        }

        var contested = fresh.SelectMany(row => _candidates.Of(row).ToList()).Where(pair => !TryOpen(pair.Outgoing, pair.Incoming)).ToList();
        foreach (var (outgoing, incoming) in contested)
            UndoIfWorse(outgoing, incoming);
    }

    /// <summary>Links what is sure enough, and forgets what has long been improbable.</summary>
    public void Decide(DateOnly today)
    {
        var changed = true;
        for (var round = 0; changed && round < MaxRounds; round++)
        {
            changed = false;
            foreach (var component in _open.Components())
                changed |= Decide(component, today);
        }

        Forget(today);
    }

    /// <summary>What is worth asking, in no order. <see cref="QuestionSelection"/> takes from it within the budget.</summary>
    public IReadOnlyList<LinkQuestion> Questions(DateOnly today) => _questions.Propose(today, _score);

    /// <summary>Notes that a question was put to the user, so that it is not put again too soon.</summary>
    public void Asked(LinkQuestion question, DateOnly today) => _questions.Asked(PairOf(question), today);

    /// <summary>Applies the answer. The history that it makes decides the pairs of the same kind at the next <see cref="Decide(DateOnly)"/>.</summary>
    public void Answer(LinkQuestion question, bool isTransfer)
    {
        var pair = PairOf(question);
        if (!_rows.Contains(pair.Outgoing) || !_rows.Contains(pair.Incoming))
            return; // A row was deleted while the question was open.
        if (isTransfer)
            LinkByPerson(pair, LinkState.Answered);
        else
            Reject(pair.Outgoing, pair.Incoming);
    }

    /// <summary>Links two rows as their user says. The matcher's own links of the two rows give way; a link that a person made stays.</summary>
    public bool LinkByHand(Guid outgoing, Guid incoming) => LinkByPerson(new PairId(outgoing, incoming), LinkState.User);

    /// <summary>Refuses a pair for good, and dissolves its link.</summary>
    public void Reject(Guid outgoing, Guid incoming)
    {
        var pair = new PairId(outgoing, incoming);
        if (_links.IsRejected(pair))
            return;
        var (from, to) = (_rows[outgoing], _rows[incoming]);
        var link = _links.Of(outgoing) is { } own && own.ToId == incoming ? own : null;
        _links.Reject(pair);
        if (_open.Find(pair) is { } waiting)
            _open.Remove(waiting);
        if (link is not null)
            Dissolve(link);
        Learn(from, to, isTransfer: false, RefusedWeight);
    }

    /// <summary>Marks a row as one that its user has set: no automatic link touches it from now on.</summary>
    public void SetByUser(Guid row)
    {
        _setByUser.Add(row);
        _open.RemoveLeg(row);
    }

    /// <summary>Takes a deleted row out. Its link dissolves, and the other leg is free again.</summary>
    public void Remove(Guid id)
    {
        var row = _rows[id];
        _open.RemoveLeg(id);
        _rows.Remove(row);
        if (_links.Of(id) is { } link)
            Dissolve(link);
    }

    private bool LinkByPerson(PairId pair, LinkState state)
    {
        var (outgoing, incoming) = (_rows[pair.Outgoing], _rows[pair.Incoming]);
        if (!TransferRules.AreOpposite(outgoing, incoming))
            return false;
        Link?[] standing = [_links.Of(outgoing.Id), _links.Of(incoming.Id)];
        if (Array.Exists(standing, link => link is { State: not LinkState.Automatic }))
            return false;
        _links.Restore(pair);
        foreach (var link in standing.OfType<Link>().Distinct())
            Dissolve(link);
        Make(outgoing, incoming, state, 1);
        return true;
    }

    private static PairId PairOf(LinkQuestion question) => new(question.SubjectId, question.OptionIds[0]);

    private bool IsFree(BookedRow row) => !_links.IsLinked(row.Id) && !_setByUser.Contains(row.Id);

    /// <summary>Opens a pair whose legs are free; false where a leg is linked.</summary>
    private bool TryOpen(BookedRow outgoing, BookedRow incoming, bool again = false)
    {
        var pair = new TransferPair(outgoing, incoming);
        if (_links.IsRejected(pair.Id) || _setByUser.Contains(outgoing.Id) || _setByUser.Contains(incoming.Id) || _open.Contains(pair.Id))
            return true;
        if (!IsFree(outgoing) || !IsFree(incoming))
            return false;
        if (!again)
            NoteCandidates(outgoing, incoming);
        _open.Add(pair);
        return true;
    }

    private void NoteCandidates(BookedRow outgoing, BookedRow incoming)
    {
        var (sent, arrived) = (_reader.Read(outgoing.Description), _reader.Read(incoming.Description));
        if (_paired.Add(outgoing.Id))
            _memory.Paired(outgoing, sent);
        if (_paired.Add(incoming.Id))
            _memory.Paired(incoming, arrived);
        if (outgoing.AbsoluteMinor == incoming.AbsoluteMinor || outgoing.Amount.Currency != incoming.Amount.Currency)
            _memory.Together(outgoing, sent.Key, incoming, arrived.Key);
    }

    /// <summary>A leg is linked: the pair opens only where that link is the matcher's own and clearly worse. Then the old one is undone and competes again.</summary>
    private void UndoIfWorse(BookedRow outgoing, BookedRow incoming)
    {
        var pair = new PairId(outgoing.Id, incoming.Id);
        Link[] standing = [.. new[] { _links.Of(outgoing.Id), _links.Of(incoming.Id) }.OfType<Link>().Distinct()];
        if (_open.Contains(pair) || Array.Exists(standing, IsSetByPerson))
            return;
        var logOdds = _score.LogOdds(outgoing, incoming);
        if (Array.Exists(standing, link => logOdds < _score.LogOdds(_rows[link.FromId], _rows[link.ToId]) + _options.UndoMargin))
            return;
        foreach (var link in standing)
            Dissolve(link);
        TryOpen(outgoing, incoming);
    }

    private bool IsSetByPerson(Link link) => link.State != LinkState.Automatic || _setByUser.Contains(link.FromId) || _setByUser.Contains(link.ToId);

    private bool Decide(List<TransferPair> component, DateOnly today)
    {
        _score.Score(component, OnScored is { } observe ? (pair, features) => observe(pair, features, _coverage.IsSettled(pair, today)) : null);
        var linked = false;
        foreach (var pair in TransferAssignment.Choose(component))
        {
            if (pair.Probability < (_coverage.IsSettled(pair, today) ? _options.Link : _options.LinkEarly))
                continue;
            Make(pair.Outgoing, pair.Incoming, LinkState.Automatic, pair.Probability);
            linked = true;
        }

        return linked;
    }

    private void Make(BookedRow outgoing, BookedRow incoming, LinkState state, double confidence)
    {
        _links.Add(new Link(
            LinkKind.Transfer, outgoing.Id, incoming.Id, incoming.AbsoluteMinor, state, confidence, _score.Reasons(outgoing, incoming)));
        Learn(outgoing, incoming, isTransfer: true, state == LinkState.Automatic ? AutomaticWeight : ConfirmedWeight);
        _open.RemoveLeg(outgoing.Id);
        _open.RemoveLeg(incoming.Id);
    }

    /// <summary>Takes a link back, with what was learnt from it, and lets the legs that remain compete again.</summary>
    private void Dissolve(Link link)
    {
        _links.Remove(link);
        BookedRow?[] legs = [_rows.Contains(link.FromId) ? _rows[link.FromId] : null, _rows.Contains(link.ToId) ? _rows[link.ToId] : null];
        if (legs is [{ } outgoing, { } incoming])
            Learn(outgoing, incoming, isTransfer: true, link.State == LinkState.Automatic ? -AutomaticWeight : -ConfirmedWeight);
        foreach (var leg in legs.OfType<BookedRow>())
        {
            foreach (var (from, to) in _candidates.Of(leg).ToList())
                TryOpen(from, to, again: true);
        }
    }

    private void Forget(DateOnly today)
    {
        foreach (var pair in _open.All.OrderBy(pair => pair, Comparer<TransferPair>.Create(TransferPair.Canonical)).ToList())
        {
            var waited = today.DayNumber - pair.Since.DayNumber;
            if (waited > _options.ForgetAfterDays && pair.Probability < _options.Forget && _coverage.IsSettled(pair, today))
                Learn(pair.Outgoing, pair.Incoming, isTransfer: false, ForgottenWeight);
            else if (waited <= _options.GiveUpAfterDays)
                continue;
            _open.Remove(pair);
        }
    }

    private void Learn(BookedRow outgoing, BookedRow incoming, bool isTransfer, double weight) =>
        _memory.Learn(outgoing, _reader.Read(outgoing.Description), incoming, _reader.Read(incoming.Description), isTransfer, weight);
}
