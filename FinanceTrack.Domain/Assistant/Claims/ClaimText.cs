using System.Globalization;
using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Insights.Text;
using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Assistant.Claims;

/// <summary>Writes claims by the rules of a locale. All digits of an answer come from here.</summary>
internal sealed class ClaimText(string locale, DateOnly today)
{
    private readonly LocaleFormat _format = new(locale);

    /// <summary>The language of the locale, such as <c>de</c>.</summary>
    public string Language => _format.Language;

    /// <summary>The value. Text of the ledger is cleaned and put in quotation marks.</summary>
    /// <param name="claim">What to write.</param>
    /// <param name="isSized">Whether the words beside it say the direction, so that only the size is written.</param>
    public string Value(Claim claim, bool isSized) => claim.Kind switch
    {
        ClaimKind.Amount => Amount(claim, isSized),
        ClaimKind.Count => ((long)claim.Number).ToString("N0", _format.Culture),
        ClaimKind.Share => Share(claim, isSized),
        ClaimKind.Ratio => claim.Number.ToString("0.#", _format.Culture),
        ClaimKind.Date => _format.Date(claim.Date),
        ClaimKind.Sentence => claim.Text ?? "",
        _ => Quote(claim.Text ?? ""),
    };

    /// <summary>A text of the ledger or of the user, inert and in quotation marks.</summary>
    public string Quote(string text) => Language == "de" ? $"„{TextCleaner.Clean(text)}“" : $"“{TextCleaner.Clean(text)}”";

    /// <summary>The days: a month, a year, one day, or from and to.</summary>
    public string Period(ClaimPeriod period)
    {
        if (period.AsMonth is not null)
            return _format.Month(period.From);
        if (period.AsYear is { } year)
            return year.ToString("0000", CultureInfo.InvariantCulture);
        if (period.From == period.To)
            return _format.Date(period.From);
        return $"{_format.Date(period.From)} – {_format.Date(period.To)}";
    }

    /// <summary>Whether the period ends today or later, so that more may come.</summary>
    public bool IsOpen(ClaimPeriod period) => period.From <= today && today <= period.To;

    private string Amount(Claim claim, bool isSized)
    {
        var currency = claim.Currency!;
        var minor = (long)decimal.Round(claim.Number * currency.MinorUnitsPerMajor);
        if (isSized)
            return _format.Money(Math.Abs(minor), currency);
        return claim.Derivation?.Operator == Operator.Difference ? _format.Change(minor, currency) : Money(minor, currency);
    }

    private string Money(long minor, Currency currency) =>
        minor < 0 ? "−" + _format.Money(-minor, currency) : _format.Money(minor, currency);

    private string Share(Claim claim, bool isSized)
    {
        var number = isSized ? Math.Abs(claim.Number) : claim.Number;
        var text = Math.Abs(number).ToString("P0", _format.Culture);
        return claim.Derivation?.Operator == Operator.Change && !isSized ? (number < 0 ? "−" : "+") + text : number < 0 ? "−" + text : text;
    }
}
