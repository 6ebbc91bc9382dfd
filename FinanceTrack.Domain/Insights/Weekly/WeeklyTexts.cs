namespace FinanceTrack.Domain.Insights.Weekly;

/// <summary>The fixed words of the weekly mail.</summary>
internal sealed record WeeklyTexts(string Subject, string Greeting, string News, string Due, string End)
{
    private static readonly WeeklyTexts English = new(
        "Your week in FinanceTrack",
        "Hello,",
        "New this week:",
        "Expected in the next seven days:",
        "Dates and amounts that are expected are estimates. You get this mail because your profile asks for it; turn it off there.");

    private static readonly WeeklyTexts German = new(
        "Ihre Woche in FinanceTrack",
        "Guten Tag,",
        "Neu in dieser Woche:",
        "In den nächsten sieben Tagen zu erwarten:",
        "Erwartete Tage und Beträge sind Schätzungen. Sie erhalten diese Mail, weil Ihr Profil es so sagt; dort schalten Sie sie ab.");

    /// <summary>German for German locales, English for all others.</summary>
    public static WeeklyTexts Of(string language) => language == "de" ? German : English;
}
