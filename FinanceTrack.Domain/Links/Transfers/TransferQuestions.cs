using FinanceTrack.Domain.Links.Questions;

namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>
/// Turns the pairs that wait into questions. Pairs of one account, key and other account are one group, because one answer decides them all
/// through the history; the best pair of a group is asked, and the group's worth is Σ min(p, 1 − p) + p/4.
/// </summary>
internal sealed class TransferQuestions(TransferState state, StatementCoverage coverage, TransferOptions options)
{
    private const double ProbabilityShare = .25;

    private readonly Dictionary<PairId, DateOnly> _asked = [];

    public void Asked(PairId pair, DateOnly today) => _asked[pair] = today;

    public IReadOnlyList<LinkQuestion> Propose(DateOnly today, TransferScore score)
    {
        var groups = new Dictionary<(Guid, ulong, Guid), (TransferPair Best, double Worth)>();
        foreach (var pair in state.Open.All)
        {
            if (pair.Probability < options.Ask || WasAskedLately(pair.Id, today) || !coverage.IsSettled(pair, today))
                continue;
            var group = (pair.Outgoing.AccountId, state.LineOf(pair.Outgoing).Key, pair.Incoming.AccountId);
            var worth = Math.Min(pair.Probability, 1 - pair.Probability) + ProbabilityShare * pair.Probability;
            groups[group] = groups.TryGetValue(group, out var known) ? (Better(known.Best, pair), known.Worth + worth) : (pair, worth);
        }

        return
        [
            .. groups.Values.Where(group => group.Worth >= options.MinWorth).Select(group => new LinkQuestion(
                LinkKind.Transfer, group.Best.Id.Outgoing, [group.Best.Id.Incoming], group.Best.Probability, group.Worth,
                score.Reasons(group.Best.Outgoing, group.Best.Incoming))),
        ];
    }

    private bool WasAskedLately(PairId pair, DateOnly today) =>
        _asked.TryGetValue(pair, out var day) && today.DayNumber - day.DayNumber < options.RepeatAfterDays;

    private static TransferPair Better(TransferPair left, TransferPair right) =>
        left.Probability != right.Probability
            ? left.Probability > right.Probability ? left : right
            : TransferPair.Canonical(left, right) <= 0 ? left : right;
}
