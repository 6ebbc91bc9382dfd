using FinanceTrack.Domain.Assistant.Claims;

namespace FinanceTrack.Domain.Assistant.Checks;

/// <summary>What the server writes behind a figure whose sentence does not say what it is.</summary>
internal static class ClaimLabels
{
    private const string German = "de";

    /// <summary>Null for what needs no words.</summary>
    public static string? Measure(Claim claim, string language)
    {
        var isGerman = language == German;
        return (claim.Measure, claim.Flow) switch
        {
            (Claims.Measure.Spent, _) => isGerman ? "ausgegeben" : "spent",
            (Claims.Measure.Received, _) => isGerman ? "eingenommen" : "received",
            (Claims.Measure.Net, _) => isGerman ? "Einnahmen weniger Ausgaben" : "income less spending",
            (Claims.Measure.Balance, _) => isGerman ? "Kontostand" : "balance",
            (Claims.Measure.ForecastLow, _) => isGerman ? "untere Grenze der Prognose" : "low end of the forecast",
            (Claims.Measure.ForecastHigh, _) => isGerman ? "obere Grenze der Prognose" : "high end of the forecast",
            (Claims.Measure.Forecast, _) => isGerman ? "Prognose" : "forecast",
            (Claims.Measure.SafeToSpend, _) => isGerman ? "frei verfügbar" : "safe to spend",
            (Claims.Measure.Probability, _) => isGerman ? "Wahrscheinlichkeit" : "probability",
            (Claims.Measure.Recurring or Claims.Measure.RecurringPerMonth, Flow.Out) => isGerman ? "Zahlung" : "payment",
            (Claims.Measure.Recurring or Claims.Measure.RecurringPerMonth, Flow.In) => isGerman ? "Eingang" : "income",
            _ => null,
        };
    }

    /// <summary>For a figure that is not restricted after a sentence about one that was.</summary>
    public static string All(Dimension dimension, string language) => dimension switch
    {
        Dimension.Category => language == German ? "alle Kategorien" : "all categories",
        Dimension.Account => language == German ? "alle Konten" : "all accounts",
        _ => language == German ? "alle Händler" : "all merchants",
    };
}
