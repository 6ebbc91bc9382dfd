using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Links.Text;

namespace FinanceTrack.Domain.Assertions;

/// <summary>
/// Lists what may be wrong in one interval, each with its cost: −ln of how often such an error happens, shared among the rows that it may
/// be.
/// </summary>
internal sealed class CorrectionSearch(BalanceBook book, ErrorRates rates)
{
    private const int EdgeDays = 4, NearDays = 3, HomeTimes = 3, SeriesBack = 130, SeriesAhead = 70, MinPeriod = 25, MaxPeriod = 66;

    private const double DoubledCost = 1.4, LikelyTwin = .7, TwinOfOtherText = 1.5, NoTwin = 4.5;
    private const double ElsewhereCost = 2.3, OtherLacksIt = 5.5, AtHomeElsewhere = 2.5, NothingShowsIt = 1;
    private const double SlipCost = 4, LegShowsAmount = 4, EdgeCost = 3.3, NeighbourLacksIt = 6;
    private const double LegCost = 2, OftenUsualCost = 1.6, UsualCost = 2.6;

    private const WordKinds LegWords =
        WordKinds.Transfer | WordKinds.Standing | WordKinds.Saving | WordKinds.Card | WordKinds.TopUp | WordKinds.Loan | WordKinds.Cash;

    private Dictionary<(long Minor, string Currency, int Day), Guid?>? _legs;

    /// <summary>The cheapest correction of each kind, row and change, the cheapest first.</summary>
    public List<Correction> Of(BalanceInterval interval)
    {
        var account = interval.AccountId;
        var rows = book.RowsOf(account);
        if (rows.Count == 0)
            return [];
        var from = interval.After?.AddDays(1) ?? rows[0].BookedOn;
        var inside = book.Between(account, from, interval.Through).ToList();
        var shared = Math.Log(Math.Max(2, inside.Count));
        var intervals = book.Intervals(account);
        var index = IndexOf(intervals, interval);
        var found = new List<Correction>();
        found.AddRange(Doubled(account, inside, shared));
        found.AddRange(Elsewhere(account, inside, shared));
        found.AddRange(Slips(inside, shared));
        var before = index > 0 ? intervals[index - 1].DifferenceMinor : 0;
        var behind = index + 1 < intervals.Count ? intervals[index + 1].DifferenceMinor : 0;
        found.AddRange(Edges(interval, before, behind));
        found.AddRange(InOtherAccounts(account, from, interval.Through, shared));
        found.AddRange(Usual(account, from, interval.Through, inside));
        return [.. found.Where(correction => correction.ChangeMinor != 0).OrderBy(correction => correction.Cost)
            .DistinctBy(correction => (correction.Kind, correction.Row?.Id, correction.ChangeMinor))];
    }

    private static int IndexOf(IReadOnlyList<BalanceInterval> intervals, BalanceInterval interval)
    {
        for (var i = 0; i < intervals.Count; i++)
        {
            if (intervals[i].Through == interval.Through)
                return i;
        }

        return -1;
    }

    private IEnumerable<Correction> Doubled(Guid account, List<BookedRow> inside, double shared)
    {
        var (sameText, sameKey) = rates.Twins(account);
        var ofAmount = ErrorRates.WithTwin(inside, row => row.Amount.MinorUnits);
        var ofText = ErrorRates.WithTwin(inside, row => (row.Amount.MinorUnits, row.Description));
        var ofKey = ErrorRates.WithTwin(inside, row => (row.Amount.MinorUnits, book.KeyOf(row)));
        foreach (var row in inside.GroupBy(row => row.Amount.MinorUnits).SelectMany(equal => equal))
        {
            var (hasTwin, likely) = (ofAmount.Contains(row.Id), ofKey.Contains(row.Id));
            if (book.IsLinked(row) && !likely)
                continue;
            var rarity = ofText.Contains(row.Id) ? Math.Log(sameText)
                : likely ? Math.Log(sameKey) + LikelyTwin
                : hasTwin ? TwinOfOtherText
                : NoTwin;
            yield return new Correction(hasTwin ? CorrectionKind.Doubled : CorrectionKind.Surplus, -row.Amount.MinorUnits, row,
                shared + DoubledCost + rarity);
        }
    }

    private IEnumerable<Correction> Elsewhere(Guid account, List<BookedRow> inside, double shared)
    {
        var hasOtherAccount = book.Accounts.Any(other => other != account
            && book.RowsOf(other)[0].Amount.Currency == book.RowsOf(account)[0].Amount.Currency);
        foreach (var row in inside)
        {
            var home = book.HomeOf(row);
            var atHomeElsewhere = home != account && book.TimesIn(home, row) >= HomeTimes;
            var otherLacks = book.Accounts.Any(other => other != account && book.Lacks(other, row.BookedOn, row.Amount.MinorUnits));
            if (atHomeElsewhere || otherLacks || (hasOtherAccount && !book.IsLinked(row)))
            {
                yield return new Correction(CorrectionKind.BelongsElsewhere, -row.Amount.MinorUnits, row,
                    shared + CostOfElsewhere(otherLacks, atHomeElsewhere));
            }
        }
    }

    private IEnumerable<Correction> Slips(List<BookedRow> inside, double shared)
    {
        foreach (var row in inside)
        {
            foreach (var (amount, kind) in AmountSlips.Of(row.Amount.MinorUnits))
            {
                yield return new Correction(kind, amount - row.Amount.MinorUnits, row,
                    shared + SlipCost - (HasLegOf(row, amount) ? LegShowsAmount : 0));
            }
        }
    }

    /// <summary>A row of another account shows what the amount should be: it would be the other leg.</summary>
    private bool HasLegOf(BookedRow row, long amount)
    {
        if (book.IsLinked(row))
            return false;
        _legs ??= LegsOf(book);
        for (var day = row.BookedOn.DayNumber - EdgeDays; day <= row.BookedOn.DayNumber + EdgeDays; day++)
        {
            // Null where rows of several accounts could be it.
            if (_legs.TryGetValue((-amount, row.Amount.Currency.Code, day), out var account) && account != row.AccountId)
                return true;
        }

        return false;
    }

    private static Dictionary<(long Minor, string Currency, int Day), Guid?> LegsOf(BalanceBook book)
    {
        var legs = new Dictionary<(long, string, int), Guid?>();
        foreach (var row in book.Accounts.SelectMany(book.RowsOf).Where(row => !book.IsLinked(row)))
        {
            var key = (row.Amount.MinorUnits, row.Amount.Currency.Code, row.BookedOn.DayNumber);
            legs[key] = legs.TryGetValue(key, out var account) && account != row.AccountId ? null : row.AccountId;
        }

        return legs;
    }

    /// <summary>
    /// Rows that the bank counted to the other side of the statement's day. Very likely where the neighbour lacks just that.
    /// </summary>
    private IEnumerable<Correction> Edges(BalanceInterval interval, long before, long behind)
    {
        foreach (var row in book.Between(interval.AccountId, interval.Through.AddDays(1 - EdgeDays), interval.Through.AddDays(EdgeDays)))
        {
            var minor = row.Amount.MinorUnits;
            if (row.BookedOn > interval.Through)
            {
                yield return new Correction(CorrectionKind.AlreadyInStatement, minor, row,
                    EdgeCost - (behind == -minor ? NeighbourLacksIt : 0));
            }
            else if (interval.Contains(row.BookedOn))
            {
                yield return new Correction(CorrectionKind.BookedAfter, -minor, row, EdgeCost - (behind == minor ? NeighbourLacksIt : 0));
            }
        }

        if (interval.After is not { } after)
            yield break;
        foreach (var row in book.Between(interval.AccountId, after.AddDays(-EdgeDays), after.AddDays(EdgeDays)))
        {
            var minor = row.Amount.MinorUnits;
            if (row.BookedOn <= after)
            {
                yield return new Correction(CorrectionKind.StillInStatement, minor, row,
                    EdgeCost - (before == -minor ? NeighbourLacksIt : 0));
            }
            else if (interval.Contains(row.BookedOn))
            {
                yield return new Correction(CorrectionKind.BookedBefore, -minor, row, EdgeCost - (before == minor ? NeighbourLacksIt : 0));
            }
        }
    }

    private IEnumerable<Correction> InOtherAccounts(Guid account, DateOnly from, DateOnly through, double shared)
    {
        var currency = book.RowsOf(account)[0].Amount.Currency;
        var rows = book.Accounts.Where(other => other != account)
            .SelectMany(other => book.Between(other, from.AddDays(1 - NearDays), through.AddDays(NearDays)))
            .Where(row => row.Amount.Currency == currency).ToList();
        var legs = rows.FindAll(MayLackLeg);
        foreach (var leg in legs)
        {
            yield return new Correction(CorrectionKind.MissingLeg, -leg.Amount.MinorUnits, leg, LegCost
                + Math.Log(Math.Max(2, legs.Count)));
        }

        foreach (var row in rows)
        {
            var atHomeHere = book.TimesIn(account, row) >= HomeTimes && book.TimesIn(account, row) > book.TimesIn(row.AccountId, row);
            var tooMuchThere = book.Lacks(row.AccountId, row.BookedOn, -row.Amount.MinorUnits);
            if (atHomeHere || tooMuchThere || !book.IsLinked(row))
            {
                yield return new Correction(CorrectionKind.LiesElsewhere, row.Amount.MinorUnits, row, shared
                    + CostOfElsewhere(tooMuchThere, atHomeHere));
            }
        }
    }

    /// <summary>
    /// That a row is in the wrong account: shown by what the other account lacks or has too much, or by where such lines are at home.
    /// </summary>
    private static double CostOfElsewhere(bool otherShowsIt, bool isAtHome) =>
        ElsewhereCost - (otherShowsIt ? OtherLacksIt : 0) - (isAtHome ? AtHomeElsewhere : 0)
            + (otherShowsIt || isAtHome ? 0 : NothingShowsIt);

    private bool MayLackLeg(BookedRow row) =>
        !book.IsLinked(row) && book.LineOf(row) is var line && line.Has(LegWords) && !line.Has(WordKinds.Purchase | WordKinds.Salary);

    /// <summary>A charge of the same words and amount that comes every month or two, and did not.</summary>
    private IEnumerable<Correction> Usual(Guid account, DateOnly from, DateOnly through, List<BookedRow> inside)
    {
        var here = inside.Select(book.KeyOf).ToHashSet();
        var around = book.Between(account, from.AddDays(-SeriesBack), through.AddDays(SeriesAhead))
            .Where(row => row.BookedOn < from || row.BookedOn > through);
        foreach (var series in around.GroupBy(row => (Key: book.KeyOf(row), row.Amount.MinorUnits))
            .Where(series => !here.Contains(series.Key.Key)))
        {
            var rows = series.ToList();
            if (rows.Zip(rows.Skip(1), (left, right) => right.BookedOn.DayNumber - left.BookedOn.DayNumber).Any(days =>
                days is >= MinPeriod and <= MaxPeriod))
            {
                yield return new Correction(CorrectionKind.MissingUsual, series.Key.MinorUnits, rows[^1], rows.Count >= 3 ? OftenUsualCost
                    : UsualCost);
            }
        }
    }
}
