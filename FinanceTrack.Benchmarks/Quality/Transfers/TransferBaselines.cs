using FinanceTrack.Benchmarks.Quality.LinkHouseholds;
using FinanceTrack.Domain.Links;

namespace FinanceTrack.Benchmarks.Quality.Transfers;

/// <summary>Rules that need no model, to compare with.</summary>
internal static class TransferBaselines
{
    public static TransferOutcome None { get; } = new([], 0, 0, 0);

    /// <summary>At each arrival, equal amounts or ± 10 % of the day's rate within four days, the nearest day first.</summary>
    public static TransferOutcome Nearest(LinkHousehold household) => Greedy(household, days: 4, rateTolerance: .1, onlyUnique: false);

    /// <summary>At each arrival, equal amounts within three days, where there is one candidate only on both sides.</summary>
    public static TransferOutcome Unique(LinkHousehold household) => Greedy(household, days: 3, rateTolerance: 0, onlyUnique: true);

    private static TransferOutcome Greedy(LinkHousehold household, int days, double rateTolerance, bool onlyUnique)
    {
        var linked = new HashSet<Guid>();
        var links = new List<Link>();
        var known = new List<BookedRow>();
        foreach (var arrival in household.Rows.Select(row => row.Row).GroupBy(row => row.ArrivedOn).OrderBy(day => day.Key))
        {
            known.AddRange(arrival);
            var byDay = known.ToLookup(row => row.BookedOn.DayNumber);
            var fresh = arrival.Select(row => row.Id).ToHashSet();
            var pairs =
                arrival.SelectMany(row => Enumerable.Range(-days, 2 * days + 1).SelectMany(gap => byDay[row.BookedOn.DayNumber + gap])
                    .Select(other => row.IsOutgoing ? (From: row, To: other) : (From: other, To: row)))
                .Where(pair => pair.From.IsOutgoing && !pair.To.IsOutgoing && pair.From.AccountId != pair.To.AccountId
                    && !linked.Contains(pair.From.Id) && !linked.Contains(pair.To.Id) && Fits(pair.From, pair.To))
                .Distinct().ToList();
            var (outgoing, incoming) =
                (pairs.CountBy(pair => pair.From.Id).ToDictionary(), pairs.CountBy(pair => pair.To.Id).ToDictionary());
            foreach (var (from, to) in pairs.OrderBy(pair => Math.Abs(pair.From.BookedOn.DayNumber - pair.To.BookedOn.DayNumber)))
            {
                if (linked.Contains(from.Id) || linked.Contains(to.Id) || (onlyUnique && (outgoing[from.Id] > 1 || incoming[to.Id] > 1)))
                    continue;
                linked.UnionWith([from.Id, to.Id]);
                links.Add(new Link(LinkKind.Transfer, from.Id, to.Id, to.AbsoluteMinor, LinkState.Automatic, 1, []));
            }
        }

        return new TransferOutcome(links, 0, 0, 0);

        bool Fits(BookedRow from, BookedRow to) => from.Amount.Currency == to.Amount.Currency
            ? from.AbsoluteMinor == to.AbsoluteMinor
            : rateTolerance > 0 && household.Rates(from.BookedOn, from.Amount.Currency, to.Amount.Currency) is { } rate
                && Math.Abs(to.AbsoluteMinor / (from.AbsoluteMinor * rate) - 1) <= rateTolerance;
    }
}
