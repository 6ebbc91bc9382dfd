using FinanceTrack.Domain.Links.Text;

namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>
/// Finds the rows that may be the other leg of a row: another account, the opposite sign, within the days of <see cref="TransferRules"/>,
/// and (a) the same amount, (b) less a fee, or (c) in another currency close to the day's rate. Some .07 a row.
/// </summary>
internal sealed class TransferCandidates(TransferState state, AccountNames names, ExchangeRate rates)
{
    /// <summary>
    /// So many rows of a fitting amount are looked at for one row, at most. A user who makes thousands of them must not make others wait
    /// for their square.
    /// </summary>
    internal const int MaxLooked = 200;

    /// <summary>How many pairs of rows were looked at.</summary>
    public long Looked { get; private set; }

    /// <summary>
    /// The pairs of a row: first those of its very amount, then by day, each as they arrived. None at all where there are more than
    /// <paramref name="most"/>, or where too many rows have a fitting amount: nothing tells them apart.
    /// </summary>
    public IReadOnlyList<(BookedRow Outgoing, BookedRow Incoming)> Of(BookedRow row, int most)
    {
        var found = new List<(int Rank, ArrivedRow Other)>();
        var looked = 0;
        foreach (var (day, other) in WithFittingAmount(row))
        {
            Looked++;
            if (++looked > MaxLooked)
                return [];
            var (outgoing, incoming) = Ordered(row, other.Row);
            if (other.Row.AbsoluteMinor == row.AbsoluteMinor && other.Row.Amount.Currency == row.Amount.Currency)
                found.Add((0, other));
            else if (IsLessFee(outgoing, incoming) || IsExchange(outgoing, incoming))
                found.Add((day.DayNumber, other));
            if (found.Count > most)
                return [];
        }

        found.Sort(static (left, right) =>
            left.Rank != right.Rank ? left.Rank.CompareTo(right.Rank) : left.Other.Order.CompareTo(right.Other.Order));
        return found.ConvertAll(candidate => Ordered(row, candidate.Other.Row));
    }

    private IEnumerable<(DateOnly Day, ArrivedRow Other)> WithFittingAmount(BookedRow row)
    {
        if (row.Amount.MinorUnits == 0)
            yield break;
        var same = AmountBand.OfSameCurrency(row);
        var (back, ahead) =
            row.IsOutgoing ? (TransferRules.DaysBefore, TransferRules.DaysAfter) : (TransferRules.DaysAfter, TransferRules.DaysBefore);
        for (var day = row.BookedOn.AddDays(-back); day <= row.BookedOn.AddDays(ahead); day = day.AddDays(1))
        {
            foreach (var book in state.Rows.On(day, !row.IsOutgoing))
            {
                var band = book.AccountId == row.AccountId ? null
                    : book.Currency == row.Amount.Currency ? same
                    : AmountBand.OfOtherCurrency(row, day, book.Currency, rates);
                if (band is not var (least, most))
                    continue;
                foreach (var other in book.Rows.Between(least, most))
                    yield return (day, other);
            }
        }
    }

    private static (BookedRow Outgoing, BookedRow Incoming) Ordered(BookedRow row, BookedRow other) =>
        row.IsOutgoing ? (row, other) : (other, row);

    private bool IsLessFee(BookedRow outgoing, BookedRow incoming)
    {
        var currency = outgoing.Amount.Currency;
        if (currency != incoming.Amount.Currency
            || !TransferRules.IsFee(outgoing.AbsoluteMinor, incoming.AbsoluteMinor, currency.MinorUnitsPerMajor))
        {
            return false;
        }

        var (sent, arrived) = (state.LineOf(outgoing), state.LineOf(incoming));
        return !sent.Has(WordKinds.NotTransfer) && !arrived.Has(WordKinds.NotTransfer)
            && Math.Max(
                names.NumberSays(sent, outgoing.AccountId, incoming.AccountId),
                names.NumberSays(arrived, incoming.AccountId, outgoing.AccountId)) >= 0;
    }

    private bool IsExchange(BookedRow outgoing, BookedRow incoming) =>
        outgoing.Amount.Currency != incoming.Amount.Currency
        && rates.LogDeviation(outgoing, incoming) is { } deviation && Math.Abs(deviation) <= TransferRules.MaxRateDeviation;
}
