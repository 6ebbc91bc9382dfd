using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Links;

/// <summary>
/// Units of <paramref name="to"/> for one unit of <paramref name="from"/> on a day, in major units; null where no rate is known.
/// </summary>
public delegate double? ExchangeRate(DateOnly day, Currency from, Currency to);

internal static class ExchangeRates
{
    /// <summary>ln(what arrived ÷ what the day's rate makes of the outgoing amount); null where no rate is known.</summary>
    public static double? LogDeviation(this ExchangeRate rates, BookedRow outgoing, BookedRow incoming)
    {
        if (rates(outgoing.BookedOn, outgoing.Amount.Currency, incoming.Amount.Currency) is not { } rate)
            return null;
        var sent = (double)outgoing.AbsoluteMinor / outgoing.Amount.Currency.MinorUnitsPerMajor;
        var arrived = (double)incoming.AbsoluteMinor / incoming.Amount.Currency.MinorUnitsPerMajor;
        return Math.Log(arrived / (sent * rate));
    }
}
