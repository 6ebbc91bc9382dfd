using FinanceTrack.Domain.Links.Text;

namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>
/// Finds the rows that may be the other leg of a row: another account, the opposite sign, within the days of <see cref="TransferRules"/>,
/// and (a) the same amount, (b) less a fee, or (c) in another currency close to the day's rate. Some .07 a row.
/// </summary>
internal sealed class TransferCandidates(RowIndex rows, LineReader reader, AccountNames names, ExchangeRate rates)
{
    public IEnumerable<(BookedRow Outgoing, BookedRow Incoming)> Of(BookedRow row)
    {
        foreach (var other in rows.WithAmount(row.Amount.Currency, -row.Amount.MinorUnits))
        {
            var (outgoing, incoming) = Ordered(row, other);
            if (TransferRules.AreOpposite(outgoing, incoming) && TransferRules.InWindow(outgoing, incoming))
                yield return (outgoing, incoming);
        }

        var (back, ahead) =
            row.IsOutgoing ? (TransferRules.DaysBefore, TransferRules.DaysAfter) : (TransferRules.DaysAfter, TransferRules.DaysBefore);
        for (var day = row.BookedOn.AddDays(-back); day <= row.BookedOn.AddDays(ahead); day = day.AddDays(1))
        {
            foreach (var other in rows.On(day))
            {
                var (outgoing, incoming) = Ordered(row, other);
                if (TransferRules.AreOpposite(outgoing, incoming) && (IsLessFee(outgoing, incoming) || IsExchange(outgoing, incoming)))
                    yield return (outgoing, incoming);
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

        var (sent, arrived) = (reader.Read(outgoing.Description), reader.Read(incoming.Description));
        return !sent.Has(WordKinds.NotTransfer) && !arrived.Has(WordKinds.NotTransfer)
            && Math.Max(
                names.NumberSays(sent, outgoing.AccountId, incoming.AccountId),
                names.NumberSays(arrived, incoming.AccountId, outgoing.AccountId)) >= 0;
    }

    private bool IsExchange(BookedRow outgoing, BookedRow incoming) =>
        outgoing.Amount.Currency != incoming.Amount.Currency
        && rates.LogDeviation(outgoing, incoming) is { } deviation && Math.Abs(deviation) <= TransferRules.MaxRateDeviation;
}
