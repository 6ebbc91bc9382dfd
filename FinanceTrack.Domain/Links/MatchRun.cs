using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Links.Questions;
using FinanceTrack.Domain.Links.Refunds;
using FinanceTrack.Domain.Links.Rows;
using FinanceTrack.Domain.Links.Transfers;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Links;

/// <summary>
/// Runs both matchers over a ledger and compares what they say with the links that stand. It touches no database, so that it needs no
/// lock. Links of persons are given to the matchers as they are and are never in the plan.
/// </summary>
internal sealed class MatchRun
{
    /// <summary>From this many rows on, a ledger that was never asked anything came from a large import.</summary>
    private const int MinWelcomeRows = 300;

    private readonly MatchInput _input;
    private readonly Dictionary<Guid, BookedRow> _rows;
    private readonly HashSet<Guid> _filled;
    private readonly MatchPlan _plan = new();
    private readonly CancellationToken _cancellationToken;

    private MatchRun(MatchInput input, CancellationToken cancellationToken)
    {
        (_input, _cancellationToken) = (input, cancellationToken);
        _filled = [.. input.Rows.Select(row => row.AccountId)];
        _rows = input.Rows.Where(row => !row.IsSplit && row.Role != TransactionRole.Adjustment).ToDictionary(row => row.Id, AsBooked);
    }

    public static MatchPlan Of(MatchInput input, CancellationToken cancellationToken)
    {
        var run = new MatchRun(input, cancellationToken);
        var (transfers, proposed) = run.MatchTransfers();
        run.Ask([.. proposed, .. run.MatchRefunds(transfers)]);
        return run._plan;
    }

    private static BookedRow AsBooked(MatchRow row) =>
        new(row.Id, row.AccountId, row.BookedOn, row.Amount, row.Description, row.ArrivedOn);

    private (HashSet<Guid> Legs, IReadOnlyList<LinkQuestion> Proposed) MatchTransfers()
    {
        var links = _input.Links.Where(link => link.Kind == LinkKind.Transfer).ToList();
        var legs = links.Where(link => link.Holds).SelectMany(link => new[] { link.FromId, link.ToId }).ToHashSet();
        if (_input.Accounts.Count < 2)
            return (legs, []);

        // Holders are not known yet, and there are no exchange rates.
        var matcher = new TransferMatcher([.. _input.Accounts.Select(AsOwn)], [], static (_, _, _) => null);
        var known = links.FindAll(link => _rows.ContainsKey(link.FromId) && _rows.ContainsKey(link.ToId));
        var said = known.SelectMany(link => new[] { link.FromId, link.ToId }).ToHashSet();
        matcher.Add(said.Select(id => _rows[id]), _cancellationToken);
        foreach (var link in known.Where(link => link.Holds))
            matcher.Restore(link.Link);
        foreach (var link in known.Where(link => !link.Holds))
            matcher.Reject(link.FromId, link.ToId);
        var isKnown = known.Select(link => link.Id).ToHashSet();
        var others = _input.Links.Where(link => link.Holds && !isKnown.Contains(link.Id));
        foreach (var row in others.SelectMany(link => new[] { link.FromId, link.ToId }))
            matcher.SetByUser(row); // Of a refund, or of a link whose other leg was not read.
        matcher.Add(_rows.Values.Where(row => !said.Contains(row.Id)), _cancellationToken);
        matcher.Decide(_input.Today, _cancellationToken);

        Compare([.. known.Where(link => link.State == LinkState.Automatic)], matcher.Links);
        legs.ExceptWith(_plan.Dissolve.SelectMany(link => new[] { link.FromId, link.ToId }));
        legs.UnionWith(_plan.Make.SelectMany(link => new[] { link.FromId, link.ToId }));
        return (legs, matcher.Questions(_input.Today));
    }

    /// <summary>For an account without rows, or one that takes no more, no decision waits.</summary>
    private OwnAccount AsOwn(LedgerAccount account) => new(
        account.Id, account.Kind, account.Currency.Code, account.Name, account.NumberTail,
        account.IsArchived || !_filled.Contains(account.Id) ? AccountFeed.Manual : account.Feed);

    private IReadOnlyList<LinkQuestion> MatchRefunds(HashSet<Guid> transferLegs)
    {
        var options = new RefundOptions();
        var matcher = new RefundMatcher(options);
        var links = _input.Links.Where(link => link.Kind == LinkKind.Refund).ToList();
        var byPerson = links.FindAll(link => link.Holds && link.State != LinkState.Automatic);
        foreach (var link in links.Where(link => !link.Holds))
            matcher.Reject(link.FromId, link.ToId);
        foreach (var link in byPerson)
            matcher.SetByUser(link.FromId);
        matcher.Add(_rows.Values.Where(row => !transferLegs.Contains(row.Id)), _cancellationToken);
        foreach (var link in byPerson.Where(link => _rows.ContainsKey(link.FromId) && _rows.ContainsKey(link.ToId)))
            matcher.LinkByHand(link.FromId, link.ToId);

        // Of a credit whose purchase may not have been read, nothing is decided.
        var first = _input.IsWhole || _rows.Count == 0
            ? DateOnly.MinValue
            : _rows.Values.Min(row => row.BookedOn).AddDays(options.Days);
        bool IsDecided(Guid credit) => _rows.TryGetValue(credit, out var row) && row.BookedOn >= first;
        Compare(
            links.FindAll(link => link.State == LinkState.Automatic && IsDecided(link.FromId)),
            [.. matcher.Links.Where(link => IsDecided(link.FromId))]);
        return [.. matcher.Questions(_input.Today, _cancellationToken).Where(question => IsDecided(question.SubjectId))];
    }

    private void Compare(IReadOnlyList<LinkRow> standing, IReadOnlyCollection<Link> found)
    {
        var kept = found.Where(link => link.State == LinkState.Automatic).ToDictionary(link => (link.FromId, link.ToId));
        foreach (var link in standing)
        {
            if (!kept.Remove((link.FromId, link.ToId)))
                _plan.Dissolve.Add(link);
        }

        _plan.Make.AddRange(kept.Values.OrderBy(link => link.FromId));
    }

    private void Ask(IReadOnlyList<LinkQuestion> proposed)
    {
        var open = _input.Questions.Where(question => question.State == QuestionState.Open).ToList();
        _plan.Withdraw.AddRange(open.Where(question => !HasSense(question)));
        var (today, asked) = (_input.Today, _input.Questions.Select(question => (question.Kind, question.SubjectId)).ToHashSet());
        var thisMonth = _input.Questions.Count(question =>
            !question.IsWelcome && (question.AskedOn.Year, question.AskedOn.Month) == (today.Year, today.Month));
        var welcome = WelcomeLeft();
        var budget = new QuestionBudget(Math.Max(0, QuestionBudget.DefaultPerMonth - thisMonth));
        budget.Welcome(welcome);
        var left = proposed.Where(question => !asked.Contains((question.Kind, question.SubjectId))).ToList();
        while (QuestionSelection.TakeNext(left, budget, today) is { } next)
        {
            _plan.Ask.Add((next, _plan.Ask.Count < welcome));
            left.RemoveAll(question => question.SubjectId == next.SubjectId);
        }
    }

    /// <summary>A first large import is followed by a dialogue: while it lasts, what its budget has left.</summary>
    private int WelcomeLeft()
    {
        var given = _input.Questions.Count(question => question.IsWelcome);
        return _input.Questions.Count == 0 && _input.Rows.Count >= MinWelcomeRows ? QuestionBudget.MaxWelcome
            : given > 0 && _input.Questions.All(question => question.IsWelcome) ? QuestionBudget.MaxWelcome - given
            : 0;
    }

    private bool HasSense(QuestionRow question)
    {
        var linked = _input.Links.Where(link => link.Holds).Select(link => link.FromId).ToHashSet();
        linked.UnionWith(_plan.Make.Select(link => link.FromId));
        linked.ExceptWith(_plan.Dissolve.Select(link => link.FromId));
        return !linked.Contains(question.SubjectId)
            && (!_input.IsWhole || (_rows.ContainsKey(question.SubjectId) && question.ReadOptions().Any(_rows.ContainsKey)));
    }
}
