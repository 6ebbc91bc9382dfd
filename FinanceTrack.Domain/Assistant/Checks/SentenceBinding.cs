using FinanceTrack.Domain.Assistant.Claims;

namespace FinanceTrack.Domain.Assistant.Checks;

/// <summary>
/// Compares each figure of a sentence with the words around it: those of its own clause, else the last ones before it. What contradicts is
/// a problem; what is not said is left for the server to say.
/// </summary>
internal sealed class SentenceBinding(CheckLexicon lexicon, IReadOnlyList<Clause> clauses, IReadOnlyDictionary<Dimension, Mention> before)
{
    private static readonly Dimension[] Dimensions = Enum.GetValues<Dimension>();

    private readonly List<string> _problems = [];
    private readonly Dictionary<int, List<Dimension>> _unsaid = [];
    private readonly HashSet<Dimension> _said = [];
    private readonly HashSet<int> _sized = [];

    /// <summary>What contradicts.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>By the position of a figure, what its sentence does not say.</summary>
    public IReadOnlyDictionary<int, List<Dimension>> Unsaid => _unsaid;

    /// <summary>The positions of figures whose direction is said in words.</summary>
    public IReadOnlySet<int> Sized => _sized;

    /// <summary>Whether the words of the sentence say what is measured.</summary>
    public bool SaysMeasure { get; private set; }

    public void Check()
    {
        var mentions = new Dictionary<Dimension, Mention>();
        Claim? last = null;
        for (var i = 0; i < clauses.Count; i++)
        {
            var clause = clauses[i];
            SaysMeasure |= clause.HasAny(CheckWords.Spend) || clause.HasAny(CheckWords.Earn) || clause.HasAny(CheckWords.Balance)
                || clause.HasAny(CheckWords.NetKept) || clause.HasAny(CheckWords.NetLost) || clause.HasAny(CheckWords.Future);
            foreach (var dimension in Dimensions)
                CheckDimension(clause, dimension, mentions, last, hasLater: clauses.Skip(i + 1).Any(later => later.Figures.Count > 0));
            CheckFigures(clause, last);
            foreach (var mention in clause.Mentions)
                mentions[mention.Dimension] = mention;
            _said.UnionWith(clause.Mentions.Select(mention => mention.Dimension));
            last = clause.Figures.Count > 0 ? clause.Figures[^1].Claim : last;
        }
    }

    private void CheckDimension(
        Clause clause, Dimension dimension, Dictionary<Dimension, Mention> earlier, Claim? last, bool hasLater)
    {
        var own = clause.In(dimension);
        if (clause.Figures.Count == 0)
        {
            CheckTrailing(clause, dimension, own, last, hasLater);
            return;
        }

        var scopes = clause.Figures.Select(figure => figure.Claim.Scope).ToList();
        if (own.Count > 0 && scopes.Exists(scope => !Same(scope, scopes[0], dimension)))
            _problems.Add($"figures about a different {Name(dimension)} in one clause");
        foreach (var (position, claim) in clause.Figures)
        {
            if (own.Count > 0)
                Require(own.TrueForAll(mention => Fits(mention, claim, isFirst: true)), claim, dimension);
            else if (earlier.TryGetValue(dimension, out var inherited) && !(clause.IsAfterThan && last?.Derivation is not null))
                Require(Fits(inherited, claim, isFirst: true), claim, dimension);
            else
                LeaveUnsaid(position, claim, dimension);
        }
    }

    // Words behind the last figure, or between two: what is compared with, or more about the figure before them.
    private void CheckTrailing(Clause clause, Dimension dimension, List<Mention> own, Claim? last, bool hasLater)
    {
        if (last is null || own.Count == 0)
            return;
        var fits = clause.IsAfterThan
            ? last.Derivation is { Operands.Count: 2 } && own.TrueForAll(mention => Fits(mention, last, isFirst: false))
            : own.TrueForAll(mention => Fits(mention, last, isFirst: true));
        Require(fits || (hasLater && !clause.IsAfterThan && IsForLater(clause, dimension)), last, dimension);
    }

    // Words between two figures are about the later one where that has none of its own, and are compared with it there.
    private bool IsForLater(Clause clause, Dimension dimension)
    {
        var next = clauses.SkipWhile(other => !ReferenceEquals(other, clause)).Skip(1).First(other => other.Figures.Count > 0);
        return next.In(dimension).Count == 0;
    }

    private void CheckFigures(Clause clause, Claim? last)
    {
        var earlier = clauses.TakeWhile(other => !ReferenceEquals(other, clause)).Where(other => !other.IsAfterThan).ToList();
        for (var i = 0; i < clause.Figures.Count; i++)
        {
            var (position, claim) = clause.Figures[i];
            if ((Direction.Problem(clause, claim, clause.Following[i]) ?? Direction.Inherited(earlier, clause, claim)) is { } problem)
                _problems.Add(problem);
            if (Direction.IsSaid(clause, claim))
                _sized.Add(position);
            if (clause.IsAfterThan && last?.Derivation is { Operands.Count: 2 } derivation
                && !ReferenceEquals(derivation.Operands[1], claim))
            {
                _problems.Add("a difference from another figure than the one it is compared with");
            }
        }

        if (clause.Figures.Count > 0 || clause.IsAfterThan)
            return;
        var near = last ?? clauses.SelectMany(other => other.Figures).Select(figure => figure.Claim).FirstOrDefault();
        if (near is not null && Direction.Problem(clause, near, "") is { } loose)
            _problems.Add(loose);
    }

    private bool Fits(Mention mention, Claim claim, bool isFirst) => claim.Derivation is { Operands.Count: 2 } derivation
        ? mention.Fits(derivation.Operands[isFirst ? 0 : 1].Scope, lexicon.Today)
        : mention.Fits(claim.Scope, lexicon.Today);

    private void LeaveUnsaid(int position, Claim claim, Dimension dimension)
    {
        var isRestricted = Mention.IsRestricted(claim.Scope, dimension);
        if (before.TryGetValue(dimension, out var context) ? Fits(context, claim, isFirst: true) : !isRestricted)
            return;
        if (!isRestricted && dimension == Dimension.Period)
            return;
        if (!_unsaid.TryGetValue(position, out var dimensions))
            _unsaid[position] = dimensions = [];
        dimensions.Add(dimension);
    }

    private void Require(bool fits, Claim claim, Dimension dimension)
    {
        if (!fits)
            _problems.Add($"a figure ({claim.Measure}) beside another {Name(dimension)} than its own");
    }

    private static bool Same(ClaimScope left, ClaimScope right, Dimension dimension) => dimension switch
    {
        Dimension.Category => left.Category == right.Category,
        Dimension.Account => left.Account == right.Account,
        Dimension.Merchant => left.Merchant == right.Merchant,
        _ => left.Period == right.Period,
    };

    private static string Name(Dimension dimension) => dimension.ToString().ToLowerInvariant();
}
