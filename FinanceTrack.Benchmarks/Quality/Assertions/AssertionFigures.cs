using FinanceTrack.Domain.Assertions;

namespace FinanceTrack.Benchmarks.Quality.Assertions;

/// <summary>How often proposals of one kind of error are right.</summary>
internal sealed class ProposalCount
{
    public int Count { get; set; }

    public int First { get; set; }

    public int AmongThree { get; set; }
}

/// <summary>The figures of the balance check over many ledgers.</summary>
internal sealed class AssertionFigures
{
    private const double Likely = .9;

    public int Intervals { get; private set; }

    /// <summary>Intervals with errors whose sum is not zero: those that can be seen.</summary>
    public int Wrong { get; private set; }

    public int Cancelling { get; private set; }

    public int Named { get; private set; }

    public int FalseAlarms { get; private set; }

    public int SaidLikely { get; private set; }

    public int LikelyRight { get; private set; }

    public SortedDictionary<string, ProposalCount> Kinds { get; } = new(StringComparer.Ordinal);

    public void Add(CorruptedLedger ledger, BalanceCheck check)
    {
        foreach (var account in ledger.Assertions.Select(assertion => assertion.AccountId).Distinct())
        {
            foreach (var interval in check.Intervals(account))
            {
                var errors = ledger.Errors.GetValueOrDefault((account, interval.Through)) ?? [];
                var visible = errors.Sum(error => error.ChangeMinor) != 0;
                Intervals++;
                Wrong += visible ? 1 : 0;
                Cancelling += errors.Count > 0 && !visible ? 1 : 0;
                Named += visible && !interval.Agrees ? 1 : 0;
                FalseAlarms += !visible && !interval.Agrees ? 1 : 0;
                if (visible)
                    Add(errors, check.Explain(interval));
            }
        }
    }

    private void Add(List<TrueError> errors, IReadOnlyList<BalanceProposal> proposals)
    {
        var first = proposals.Count > 0 && IsRight(proposals[0], errors);
        var amongThree = proposals.Take(3).Any(proposal => IsRight(proposal, errors));
        string[] kinds =
            errors.Count == 1 ? ["all", "one error", errors[0].Kind.ToString().ToLowerInvariant()] : ["all", $"{errors.Count} errors"];
        foreach (var kind in kinds)
        {
            if (!Kinds.TryGetValue(kind, out var count))
                Kinds[kind] = count = new ProposalCount();
            count.Count++;
            count.First += first ? 1 : 0;
            count.AmongThree += amongThree ? 1 : 0;
        }

        var likely = proposals.Count > 0 && proposals[0].Likelihood >= Likely;
        SaidLikely += likely ? 1 : 0;
        LikelyRight += likely && first ? 1 : 0;
    }

    /// <summary>
    /// The same rows and changes. A missing row is one whatever shows it, and of two equal rows either is the one too many.
    /// </summary>
    public static bool IsRight(BalanceProposal proposal, List<TrueError> errors)
    {
        var expected =
            errors.Select(error => (Row: error.Kind == ErrorKind.Missing ? Guid.Empty : error.RowId, error.ChangeMinor)).ToHashSet();
        var proposed = proposal.Corrections
            .Select(correction => (Row: IsMissing(correction.Kind) ? Guid.Empty : correction.RowId ?? Guid.Empty,
            correction.ChangeMinor)).ToHashSet();
        return expected.SetEquals(proposed)
            || (errors.TrueForAll(error => error.Kind == ErrorKind.Doubled)
                && proposal.Corrections.All(correction => correction.Kind == CorrectionKind.Doubled)
                && errors.Select(error => error.ChangeMinor).Order().SequenceEqual(proposal.Corrections
                    .Select(correction => correction.ChangeMinor).Order()));
    }

    private static bool IsMissing(CorrectionKind kind) =>
        kind is CorrectionKind.Missing or CorrectionKind.MissingLeg or CorrectionKind.MissingUsual;
}
