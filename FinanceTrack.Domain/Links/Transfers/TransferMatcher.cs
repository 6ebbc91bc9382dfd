using FinanceTrack.Domain.Links.Questions;
using FinanceTrack.Domain.Links.Text;

namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>
/// Finds the transfers among the rows of one ledger. Call <see cref="Add"/> with what arrives, then
/// <see cref="Decide(DateOnly, CancellationToken)"/>; offer <see cref="Questions"/> to the user within the budget, and hand the answers to
/// <see cref="Answer"/>. What a person has set is never changed.
/// </summary>
public sealed class TransferMatcher
{
    private const int MaxRounds = 6;

    private readonly TransferState _state;
    private readonly TransferCandidates _candidates;
    private readonly TransferLinker _linker;
    private readonly TransferOptions _options;
    private readonly TransferScore _score;
    private readonly TransferQuestions _questions;
    private readonly StatementCoverage _coverage;

    public TransferMatcher(IReadOnlyList<OwnAccount> accounts, IReadOnlyList<string> holders, ExchangeRate rates,
        TransferOptions? options = null)
        : this(accounts, holders, rates, options ?? new TransferOptions(), TransferWeights.Default, LineVocabulary.Default)
    {
    }

    internal TransferMatcher(
        IReadOnlyList<OwnAccount> accounts, IReadOnlyList<string> holders, ExchangeRate rates, TransferOptions options,
        TransferWeights weights, LineVocabulary vocabulary)
    {
        _options = options;
        var reader = new LineReader(vocabulary);
        var names = new AccountNames(accounts, holders);
        _state = new TransferState(reader, accounts.ToDictionary(account => account.Id));
        _score = new TransferScore(new TransferFeatures(_state, names, rates), weights, _state);
        _candidates = new TransferCandidates(_state, names, rates);
        _linker = new TransferLinker(_state, _candidates, _score, options);
        _coverage = new StatementCoverage(accounts, _state.Rows, options);
        _questions = new TransferQuestions(_state, _coverage, options);
    }

    /// <summary>The links that hold, without those that were refused.</summary>
    public IReadOnlyCollection<Link> Links => [.. _state.Links.All];

    /// <summary>How many pairs of rows were looked at.</summary>
    internal long Looked => _candidates.Looked;

    /// <summary>Sees each pair's features when it is scored; for fitting.</summary>
    internal Action<TransferPair, double[], bool>? OnScored { get; set; }

    /// <summary>Takes in rows that have arrived, in any order, and opens the pairs that they may be legs of.</summary>
    /// <exception cref="ArgumentException">A row is known already, or its account is not.</exception>
    public void Add(IEnumerable<BookedRow> rows, CancellationToken cancellationToken = default)
    {
        var fresh = rows.ToList();
        fresh.Sort(BookedRow.Canonical);
        foreach (var row in fresh)
            _state.Add(row);
        _linker.OpenPairsOf(fresh, cancellationToken);
    }

    /// <summary>Takes over a link that stands, as it was made. Its two rows must have been added.</summary>
    public void Restore(Link link) => _linker.Restore(link);

    /// <summary>Links what is sure enough, and forgets what has long been improbable.</summary>
    public void Decide(DateOnly today, CancellationToken cancellationToken = default)
    {
        var changed = true;
        for (var round = 0; changed && round < MaxRounds; round++)
        {
            changed = false;
            foreach (var component in _state.Open.Components())
            {
                cancellationToken.ThrowIfCancellationRequested();
                changed |= Decide(component, today);
            }
        }

        Forget(today);
    }

    /// <summary>What is worth asking, in no order. <see cref="QuestionSelection"/> takes from it within the budget.</summary>
    public IReadOnlyList<LinkQuestion> Questions(DateOnly today) => _questions.Propose(today, _score);

    /// <summary>Notes that a question was put to the user, so that it is not put again too soon.</summary>
    public void Asked(LinkQuestion question, DateOnly today) => _questions.Asked(PairOf(question), today);

    /// <summary>
    /// Applies the answer. The history that it makes decides the pairs of the same kind at the next
    /// <see cref="Decide(DateOnly, CancellationToken)"/>.
    /// </summary>
    public void Answer(LinkQuestion question, bool isTransfer)
    {
        var pair = PairOf(question);
        if (!_state.Rows.Contains(pair.Outgoing) || !_state.Rows.Contains(pair.Incoming))
            return; // A row was deleted while the question was open.
        if (isTransfer)
            _linker.LinkByPerson(pair, LinkState.Answered);
        else
            Reject(pair.Outgoing, pair.Incoming);
    }

    /// <summary>
    /// Links two rows as their user says. The matcher's own links of the two rows give way; a link that a person made stays.
    /// </summary>
    public bool LinkByHand(Guid outgoing, Guid incoming) => _linker.LinkByPerson(new PairId(outgoing, incoming), LinkState.User);

    /// <summary>Refuses a pair for good, and dissolves its link.</summary>
    public void Reject(Guid outgoing, Guid incoming) => _linker.Reject(new PairId(outgoing, incoming));

    /// <summary>Marks a row as one that its user has set: no automatic link touches it from now on.</summary>
    public void SetByUser(Guid row) => _linker.SetByUser(row);

    /// <summary>Takes a deleted row out. Its link dissolves, and the other leg is free again.</summary>
    public void Remove(Guid row) => _linker.Remove(row);

    private static PairId PairOf(LinkQuestion question) => new(question.SubjectId, question.OptionIds[0]);

    private bool Decide(List<TransferPair> component, DateOnly today)
    {
        _score.Score(
            component,
            OnScored is { } observe ? (pair, features) => observe(pair, features, _coverage.IsSettled(pair, today)) : null);
        var linked = false;
        foreach (var pair in TransferAssignment.Choose(component))
        {
            if (pair.Probability < (_coverage.IsSettled(pair, today) ? _options.Link : _options.LinkEarly))
                continue;
            _linker.Make(pair.Outgoing, pair.Incoming, LinkState.Automatic, pair.Probability);
            linked = true;
        }

        return linked;
    }

    private void Forget(DateOnly today)
    {
        foreach (var pair in _state.Open.All.OrderBy(pair => pair, Comparer<TransferPair>.Create(TransferPair.Canonical)).ToList())
        {
            var waited = today.DayNumber - pair.Since.DayNumber;
            if (waited > _options.ForgetAfterDays && pair.Probability < _options.Forget && _coverage.IsSettled(pair, today))
                _linker.LearnForgotten(pair);
            else if (waited <= _options.GiveUpAfterDays)
                continue;
            _state.Open.Remove(pair);
        }
    }
}
