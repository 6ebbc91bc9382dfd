namespace FinanceTrack.Domain.Insights.Text;

/// <summary>The sentences that insights are said in.</summary>
internal enum Sentence
{
    MonthMore,
    MonthLess,
    Why,
    CauseNew,
    CauseAbsent,
    CauseMoreOften,
    CauseLessOften,
    CauseLarger,
    CauseSmaller,
    DuplicateSameDay,
    DuplicateOtherDay,
    PriceRise,
    Trial,
    Missed,
    MissedSeveral,
    IncomeGap,
    NewPayment,
    NewIncome,
    Fees,
    SavingsKept,
    SavingsOverspent,
    LowBalance,
    LowBalanceOfAccount,
    RefundExpected,
}

/// <summary>The templates of each language. Placeholders mean the same in all of them.</summary>
internal static class InsightTemplates
{
    public static readonly IReadOnlyDictionary<Sentence, string> English = new Dictionary<Sentence, string>
    {
        [Sentence.MonthMore] = "You spent {0} on {1} in {2}, {3} more than usual.",
        [Sentence.MonthLess] = "You spent {0} on {1} in {2}, {3} less than usual.",
        [Sentence.Why] = "The main reasons: {0}.",
        [Sentence.CauseNew] = "{0} is new ({1})",
        [Sentence.CauseAbsent] = "nothing at {0} ({1})",
        [Sentence.CauseMoreOften] = "{0} more often ({1})",
        [Sentence.CauseLessOften] = "{0} less often ({1})",
        [Sentence.CauseLarger] = "larger amounts at {0} ({1})",
        [Sentence.CauseSmaller] = "smaller amounts at {0} ({1})",
        [Sentence.DuplicateSameDay] = "{0} charged {1} twice on {2}.",
        [Sentence.DuplicateOtherDay] = "{0} charged {1} twice, on {2} and on {3}.",
        [Sentence.PriceRise] = "{0} costs {1} since {2}, {3} more than before ({4}).",
        [Sentence.Trial] = "The trial at {0} is over: it costs {1} since {2}, after {3}.",
        [Sentence.Missed] = "The payment of about {1} to {0} was expected on {2} and has not been made.",
        [Sentence.MissedSeveral] = "{3} payments of about {1} to {0} have not been made since {2}.",
        [Sentence.IncomeGap] = "The income of about {1} from {0} was expected on {2} and has not arrived. It last came on {3}.",
        [Sentence.NewPayment] = "{0} is a new recurring payment of {1} since {2}: {3} a month.",
        [Sentence.NewIncome] = "{0} is a new recurring income of {1} since {2}: {3} a month.",
        [Sentence.Fees] = "You paid {0} in fees from {1} to {2}. Number of payments: {3}.",
        [Sentence.SavingsKept] = "You kept {0} of your income in the last three full months, and {1} over the last {2} months.",
        [Sentence.SavingsOverspent] =
            "In the last three full months you spent {0} more than your income. Savings rate over the last {2} months: {1}.",
        [Sentence.LowBalance] = "Your balance may fall below {0} by {1}. Probability: {2}.",
        [Sentence.LowBalanceOfAccount] = "The balance of {3} may fall below {0} by {1}. Probability: {2}.",
        [Sentence.RefundExpected] = "The refund of {1} from {0} has not arrived. You paid {2} on {3}.",
    };

    public static readonly IReadOnlyDictionary<Sentence, string> German = new Dictionary<Sentence, string>
    {
        [Sentence.MonthMore] = "Im {2} haben Sie {0} für {1} ausgegeben, {3} mehr als üblich.",
        [Sentence.MonthLess] = "Im {2} haben Sie {0} für {1} ausgegeben, {3} weniger als üblich.",
        [Sentence.Why] = "Die wichtigsten Gründe: {0}.",
        [Sentence.CauseNew] = "{0} ist neu ({1})",
        [Sentence.CauseAbsent] = "nichts bei {0} ({1})",
        [Sentence.CauseMoreOften] = "{0} öfter ({1})",
        [Sentence.CauseLessOften] = "{0} seltener ({1})",
        [Sentence.CauseLarger] = "größere Beträge bei {0} ({1})",
        [Sentence.CauseSmaller] = "kleinere Beträge bei {0} ({1})",
        [Sentence.DuplicateSameDay] = "{0} hat am {2} zweimal {1} abgebucht.",
        [Sentence.DuplicateOtherDay] = "{0} hat zweimal {1} abgebucht, am {2} und am {3}.",
        [Sentence.PriceRise] = "{0} kostet seit dem {2} {1}, {3} mehr als zuvor ({4}).",
        [Sentence.Trial] = "Das Probeabo bei {0} ist zu Ende: Es kostet seit dem {2} {1}, zuvor {3}.",
        [Sentence.Missed] = "Die Zahlung von etwa {1} an {0} war am {2} zu erwarten und ist ausgeblieben.",
        [Sentence.MissedSeveral] = "Seit dem {2} sind {3} Zahlungen von etwa {1} an {0} ausgeblieben.",
        [Sentence.IncomeGap] = "Der Eingang von etwa {1} von {0} war am {2} zu erwarten und ist ausgeblieben. Zuletzt kam er am {3}.",
        [Sentence.NewPayment] = "{0} ist eine neue regelmäßige Zahlung von {1} seit dem {2}: {3} im Monat.",
        [Sentence.NewIncome] = "{0} ist ein neuer regelmäßiger Eingang von {1} seit dem {2}: {3} im Monat.",
        [Sentence.Fees] = "Vom {1} bis zum {2} haben Sie {0} an Gebühren gezahlt. Anzahl der Zahlungen: {3}.",
        [Sentence.SavingsKept] =
            "In den letzten drei vollen Monaten haben Sie {0} Ihrer Einnahmen behalten, in den letzten {2} Monaten {1}.",
        [Sentence.SavingsOverspent] =
            "In den letzten drei vollen Monaten haben Sie {0} mehr ausgegeben als eingenommen. Sparquote der letzten {2} Monate: {1}.",
        [Sentence.LowBalance] = "Ihr Kontostand kann bis zum {1} unter {0} fallen. Wahrscheinlichkeit: {2}.",
        [Sentence.LowBalanceOfAccount] = "Der Stand von {3} kann bis zum {1} unter {0} fallen. Wahrscheinlichkeit: {2}.",
        [Sentence.RefundExpected] = "Die Erstattung von {1} durch {0} ist noch nicht eingegangen. Sie haben am {3} {2} gezahlt.",
    };

    /// <summary>German for German locales, English for all others.</summary>
    public static IReadOnlyDictionary<Sentence, string> Of(string language) => language == "de" ? German : English;
}
