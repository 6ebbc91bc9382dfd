namespace FinanceTrack.Domain.Assertions;

/// <summary>Searches the sums of up to three corrections that make the difference of an interval, and ranks them by their cost.</summary>
internal sealed class BalanceExplainer(BalanceBook book)
{
    private const int MaxProposals = 12, MaxCorrections = 600, MaxStrong = 60;

    /// <summary>What a further error costs: a month with two is rarer than one with one.</summary>
    private const double SecondError = 1.3, ThirdError = 2.7;

    /// <summary>Triples are made of corrections up to this cost only, and what is beside an unknown row must be nearly sure.</summary>
    private const double StrongCost = 5, SureCost = 1.5;

    /// <summary>However well a correction fits its neighbours, it is not certain: beside others it costs at least this.</summary>
    private const double MinCostBesideOthers = 0;

    private readonly ErrorRates _rates = new(book);

    public List<BalanceProposal> Explain(BalanceInterval interval)
    {
        var search = new CorrectionSearch(book, _rates);
        var corrections = search.Of(interval).Take(MaxCorrections).ToList();
        var byChange = corrections.ToLookup(correction => correction.ChangeMinor);
        var found = new List<(IReadOnlyList<Correction> Corrections, double Cost)> { Unknown(interval, interval.DifferenceMinor, [], 0) };
        foreach (var single in byChange[interval.DifferenceMinor])
            found.Add(([single], single.Cost));
        found.AddRange(Pairs(interval, corrections, byChange));
        var strong = corrections.TakeWhile(correction => correction.Cost <= StrongCost).Take(MaxStrong).ToList();
        foreach (var sure in strong.TakeWhile(correction => correction.Cost <= SureCost)
            .Where(sure => sure.ChangeMinor != interval.DifferenceMinor))
        {
            found.Add(Unknown(interval, interval.DifferenceMinor - sure.ChangeMinor, [sure], BesideOthers(sure) + SecondError));
        }

        found.AddRange(Triples(interval, strong, byChange));
        var best = found.OrderBy(proposal => proposal.Cost).Take(MaxProposals).ToList();
        var total = best.Sum(proposal => Math.Exp(best[0].Cost - proposal.Cost));
        return [.. best.Select(proposal => new BalanceProposal(
            [.. proposal.Corrections.Select(correction =>
                new ProposedCorrection(correction.Kind, correction.ChangeMinor, correction.Row?.Id))],
            Math.Exp(best[0].Cost - proposal.Cost) / total))];
    }

    private (IReadOnlyList<Correction> Corrections, double Cost) Unknown(BalanceInterval interval, long change, Correction[] beside,
        double cost)
    {
        var unknown = new Correction(CorrectionKind.Missing, change, null, _rates.CostOfUnknownRow(interval.AccountId, change));
        return ([.. beside, unknown], cost + unknown.Cost);
    }

    private static double BesideOthers(Correction correction) => Math.Max(MinCostBesideOthers, correction.Cost);

    private static IEnumerable<(IReadOnlyList<Correction> Corrections, double Cost)> Pairs(
        BalanceInterval interval, List<Correction> corrections, ILookup<long, Correction> byChange)
    {
        foreach (var first in corrections)
        {
            foreach (var second in byChange[interval.DifferenceMinor - first.ChangeMinor])
            {
                if (first.Row!.Id.CompareTo(second.Row!.Id) < 0)
                    yield return ([first, second], BesideOthers(first) + BesideOthers(second) + SecondError);
            }
        }
    }

    private static IEnumerable<(IReadOnlyList<Correction> Corrections, double Cost)> Triples(
        BalanceInterval interval, List<Correction> strong, ILookup<long, Correction> byChange)
    {
        for (var i = 0; i < strong.Count; i++)
        {
            for (var j = i + 1; j < strong.Count; j++)
            {
                foreach (var third in byChange[interval.DifferenceMinor - strong[i].ChangeMinor - strong[j].ChangeMinor])
                {
                    var (a, b, c) = (strong[i].Row!.Id, strong[j].Row!.Id, third.Row!.Id);
                    if (third.Cost <= StrongCost && a != b && b != c && a != c)
                    {
                        yield return ([strong[i], strong[j], third], BesideOthers(strong[i]) + BesideOthers(strong[j])
                            + BesideOthers(third) + ThirdError);
                    }
                }
            }
        }
    }
}
