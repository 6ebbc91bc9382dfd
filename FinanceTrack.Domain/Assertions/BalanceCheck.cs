using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Links.Text;

namespace FinanceTrack.Domain.Assertions;

/// <summary>
/// Compares the balances that statements say with those that the rows make, names the intervals that are wrong, and proposes what may
/// explain each. It changes nothing: a proposal is for a person to look at.
/// </summary>
public sealed class BalanceCheck
{
    private readonly BalanceBook _book;
    private readonly BalanceExplainer _explainer;

    /// <param name="rows">The booked rows of the ledger.</param>
    /// <param name="transfers">Links between rows, so that a leg is not taken for a surplus row.</param>
    /// <param name="openings">Opening balances by account; 0 where there is none.</param>
    public BalanceCheck(
        IReadOnlyCollection<BookedRow> rows, IEnumerable<BalanceAssertion> assertions, IEnumerable<Link> transfers,
        IReadOnlyDictionary<Guid, long>? openings = null)
    {
        _book = new BalanceBook(rows, assertions, transfers, openings ?? new Dictionary<Guid, long>(),
            new LineReader(LineVocabulary.Default));
        _explainer = new BalanceExplainer(_book);
    }

    /// <summary>The intervals of an account in the order of their days. One that is wrong leaves those after it green.</summary>
    public IReadOnlyList<BalanceInterval> Intervals(Guid account) => _book.Intervals(account);

    /// <summary>The first interval that does not agree; null where all do.</summary>
    public BalanceInterval? FirstWrong(Guid account) => _book.Intervals(account).FirstOrDefault(interval => !interval.Agrees);

    /// <summary>What may explain the difference, the likeliest first; empty for an interval that agrees.</summary>
    public IReadOnlyList<BalanceProposal> Explain(BalanceInterval interval) => interval.Agrees ? [] : _explainer.Explain(interval);
}
