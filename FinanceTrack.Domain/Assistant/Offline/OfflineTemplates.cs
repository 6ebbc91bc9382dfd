namespace FinanceTrack.Domain.Assistant.Offline;

/// <summary>
/// The templates of each language. $1, $2, … are the names of claims; $on stands for the category, merchant and account of the first, and
/// $in for its days.
/// </summary>
internal static class OfflineTemplates
{
    private static readonly Dictionary<Say, string> English = new()
    {
        [Say.Spent] = "You spent {{$1}}$on$in.",
        [Say.Received] = "You received {{$1}}$on$in.",
        [Say.Kept] = "You kept {{$1}}$on$in.",
        [Say.Overspent] = "You overspent by {{$1}}$on$in.",
        [Say.ReceivedAndSpent] = "You received {{$1}} and spent {{$2}}.",
        [Say.Payment] = "That was {{$1}} payment$on$in.",
        [Say.Payments] = "That was {{$1}} payments$on$in.",
        [Say.Receipt] = "That was {{$1}} receipt$on$in.",
        [Say.Receipts] = "That was {{$1}} receipts$on$in.",
        [Say.PerDay] = "On average you spent {{$1}} a day$on$in.",
        [Say.PerMonth] = "On average you spent {{$1}} a month$on$in.",
        [Say.PerPayment] = "A payment was {{$1}} on average.",
        [Say.Total] = "The total was {{$1}}.",
        [Say.NothingFound] = "I found no such transactions$on$in.",
        [Say.LargestRow] = "The largest was {{$1}} on {{$2}}: {{$3}}.",
        [Say.NextRow] = "Next is {{$1}} on {{$2}}: {{$3}}.",
        [Say.Row] = "{{$1}} on {{$2}}: {{$3}}.",
        [Say.NotAll] = "Not all that match are shown.",
        [Say.Category] = "{{$1.category}}: {{$1}} spent.",
        [Say.Merchant] = "{{$2}}: {{$1}} spent.",
        [Say.Together] = "{{$1.category}} together: {{$1}} spent.",
        [Say.CostMore] = "{{$2.category}} cost {{$1}} more than {{$3.category}}.",
        [Say.CompareMore] = "You spent {{$1}}$on in {{$1.period}}, {{$3}} more than in {{$2.period}} ({{$2}}).",
        [Say.CompareLess] = "You spent {{$1}}$on in {{$1.period}}, {{$3}} less than in {{$2.period}} ({{$2}}).",
        [Say.CompareSame] = "You spent {{$1}}$on in {{$1.period}}. In {{$2.period}} you spent {{$2}} as well.",
        [Say.CategoryMore] = "{{$1.category}} in {{$1.period}}: you spent {{$3}} more than in {{$2.period}}.",
        [Say.CategoryLess] = "{{$1.category}} in {{$1.period}}: you spent {{$3}} less than in {{$2.period}}.",
        [Say.MerchantMore] = "{{$4}} in {{$1.period}}: you spent {{$3}} more than in {{$2.period}}.",
        [Say.MerchantLess] = "{{$4}} in {{$1.period}}: you spent {{$3}} less than in {{$2.period}}.",
        [Say.Month] = "{{$1.period}}: {{$1}} spent$on.",
        [Say.Account] = "{{$1.account}}: balance {{$1}}.",
        [Say.AllAccounts] = "All accounts together hold {{$1}}.",
        [Say.NoAccounts] = "There is no account yet.",
        [Say.RecurringPay] = "You pay {{$1}} a month for {{$2}} recurring payments.",
        [Say.RecurringReceive] = "You receive {{$1}} a month from {{$2}} regular sources.",
        [Say.RecurringRowPay] = "{{$1}}: you pay {{$2}}, next on {{$3}}.",
        [Say.RecurringRowReceive] = "{{$1}}: you receive {{$2}}, next on {{$3}}.",
        [Say.NoRecurring] = "I know no such recurring payments.",
        [Say.Forecast] = "The expected cash flow$in is {{$1}}; it can be as low as {{$2}} or as high as {{$3}}.",
        [Say.NoForecast] = "There is no forecast yet: it is computed after the first transactions, and every night.",
        [Say.SafeToSpend] = "You can spend {{$1}} until your next payday$in.",
        [Say.NoSafeToSpend] = "What is safe to spend is known once there is a regular income and a balance.",
        [Say.Unusual] = "There are {{$1}} unusual transactions to look at$in.",
        [Say.NothingUnusual] = "No unusual transactions are open.",
        [Say.NothingUnusualThere] = "None of the unusual transactions that are open is one of those.",
        [Say.NoInsights] = "There is nothing worth telling at the moment.",
        [Say.Help] = "Ask me what you spent or received, on a category, at a merchant or from an account, in a month or since a day. "
            + "I also compare months, list transactions, and tell balances, recurring payments, the forecast and what is unusual.",
        [Say.Outside] = "That is not in your ledger, so I cannot answer it. "
            + "I answer questions about your transactions, accounts, recurring payments and forecast.",
        [Say.Change] = "I cannot propose changes without a language model. You can make the change in the console or through the API.",
        [Say.Beyond] = "I cannot compute a part of that question. I do not filter by amount or day of the week, leave something out, "
            + "take medians, or tell what would be. My forecast is of the next three months.",
        [Say.NotUnderstood] = "I did not understand the question. "
            + "Ask, for example, what you spent on a category last month, or why a month was expensive.",
        [Say.NoSuchName] = "I found that name in none of your transactions.",
        [Say.AskWhat] = "Which figure do you mean: spending, income or a balance, and of which month?",
        [Say.AskWhich] = "Do you mean the category or the account of that name?",
        [Say.Engine] = "Answered by the offline engine, without a language model.",
    };

    private static readonly Dictionary<Say, string> German = new()
    {
        [Say.Spent] = "Sie haben {{$1}}$on$in ausgegeben.",
        [Say.Received] = "Sie haben {{$1}}$on$in eingenommen.",
        [Say.Kept] = "Sie haben {{$1}}$on$in behalten.",
        [Say.Overspent] = "Es gab ein Defizit von {{$1}}$on$in.",
        [Say.ReceivedAndSpent] = "Eingenommen haben Sie {{$1}} und ausgegeben {{$2}}.",
        [Say.Payment] = "Das war {{$1}} Zahlung$on$in.",
        [Say.Payments] = "Das waren {{$1}} Zahlungen$on$in.",
        [Say.Receipt] = "Das war {{$1}} Eingang$on$in.",
        [Say.Receipts] = "Das waren {{$1}} Eingänge$on$in.",
        [Say.PerDay] = "Im Durchschnitt haben Sie pro Tag {{$1}}$on$in ausgegeben.",
        [Say.PerMonth] = "Im Durchschnitt haben Sie pro Monat {{$1}}$on$in ausgegeben.",
        [Say.PerPayment] = "Eine Zahlung war im Durchschnitt {{$1}}.",
        [Say.Total] = "Insgesamt waren es {{$1}}.",
        [Say.NothingFound] = "Ich habe keine solchen Buchungen gefunden$on$in.",
        [Say.LargestRow] = "Die größte war {{$1}} am {{$2}}: {{$3}}.",
        [Say.NextRow] = "Dann folgt {{$1}} am {{$2}}: {{$3}}.",
        [Say.Row] = "{{$1}} am {{$2}}: {{$3}}.",
        [Say.NotAll] = "Es werden nicht alle gezeigt, die passen.",
        [Say.Category] = "{{$1.category}}: {{$1}} ausgegeben.",
        [Say.Merchant] = "{{$2}}: {{$1}} ausgegeben.",
        [Say.Together] = "{{$1.category}} zusammen: {{$1}} ausgegeben.",
        [Say.CostMore] = "{{$2.category}} kostete {{$1}} mehr als {{$3.category}}.",
        [Say.CompareMore] = "{{$1.period}}: Sie haben {{$1}}$on ausgegeben, {{$3}} mehr als {{$2.period}} ({{$2}}).",
        [Say.CompareLess] = "{{$1.period}}: Sie haben {{$1}}$on ausgegeben, {{$3}} weniger als {{$2.period}} ({{$2}}).",
        [Say.CompareSame] = "{{$1.period}}: Sie haben {{$1}}$on ausgegeben. {{$2.period}}: Sie haben ebenfalls {{$2}} ausgegeben.",
        [Say.CategoryMore] = "{{$1.category}} {{$1.period}}: Sie haben {{$3}} mehr ausgegeben als {{$2.period}}.",
        [Say.CategoryLess] = "{{$1.category}} {{$1.period}}: Sie haben {{$3}} weniger ausgegeben als {{$2.period}}.",
        [Say.MerchantMore] = "{{$4}} {{$1.period}}: Sie haben {{$3}} mehr ausgegeben als {{$2.period}}.",
        [Say.MerchantLess] = "{{$4}} {{$1.period}}: Sie haben {{$3}} weniger ausgegeben als {{$2.period}}.",
        [Say.Month] = "{{$1.period}}: {{$1}}$on ausgegeben.",
        [Say.Account] = "{{$1.account}}: Kontostand {{$1}}.",
        [Say.AllAccounts] = "Alle Konten haben zusammen ein Guthaben von {{$1}}.",
        [Say.NoAccounts] = "Es gibt noch kein Konto.",
        [Say.RecurringPay] = "Sie zahlen {{$1}} pro Monat für {{$2}} wiederkehrende Posten.",
        [Say.RecurringReceive] = "Sie erhalten {{$1}} pro Monat aus {{$2}} regelmäßigen Quellen.",
        [Say.RecurringRowPay] = "{{$1}}: Sie zahlen {{$2}}, nächster Termin {{$3}}.",
        [Say.RecurringRowReceive] = "{{$1}}: Sie erhalten {{$2}}, nächster Termin {{$3}}.",
        [Say.NoRecurring] = "Ich kenne keine solchen wiederkehrenden Zahlungen.",
        [Say.Forecast] = "Erwarteter Geldfluss$in: {{$1}}; im schlechten Fall {{$2}}; im guten Fall {{$3}}.",
        [Say.NoForecast] = "Es gibt noch keine Prognose: Sie entsteht nach den ersten Buchungen und in jeder Nacht.",
        [Say.SafeToSpend] = "Bis zum nächsten Zahltag$in frei verfügbar: {{$1}}.",
        [Say.NoSafeToSpend] = "Was frei verfügbar ist, zeigt sich, sobald es ein regelmäßiges Einkommen und einen Kontostand gibt.",
        [Say.Unusual] = "Es gibt {{$1}} ungewöhnliche Buchungen$in.",
        [Say.NothingUnusual] = "Es ist keine ungewöhnliche Buchung offen.",
        [Say.NothingUnusualThere] = "Keine der offenen ungewöhnlichen Buchungen gehört dazu.",
        [Say.NoInsights] = "Im Moment gibt es nichts Besonderes zu berichten.",
        [Say.Help] = "Fragen Sie, was Sie ausgegeben oder eingenommen haben: für eine Kategorie, bei einem Händler oder von einem Konto, "
            + "in einem Monat oder seit einem Tag. Ich vergleiche auch Monate und nenne Kontostände, wiederkehrende Zahlungen, Prognose "
            + "und Auffälliges.",
        [Say.Outside] = "Das steht nicht in Ihrem Buch, deshalb kann ich es nicht beantworten. "
            + "Ich beantworte Fragen zu Buchungen, Konten, wiederkehrenden Zahlungen und Prognose.",
        [Say.Change] = "Ohne Sprachmodell kann ich keine Änderungen vorschlagen. Sie können sie in der Konsole oder über die API machen.",
        [Say.Beyond] = "Einen Teil der Frage kann ich nicht berechnen. Ich filtere nicht nach Betrag oder Wochentag, lasse nichts aus, "
            + "bilde keine Mediane und sage nicht, was wäre. Meine Prognose reicht über die nächsten Monate.",
        [Say.NotUnderstood] = "Ich habe die Frage nicht verstanden. "
            + "Fragen Sie zum Beispiel, was Sie letzten Monat für eine Kategorie ausgegeben haben, oder warum ein Monat teuer war.",
        [Say.NoSuchName] = "Ich habe diesen Namen in keiner Ihrer Buchungen gefunden.",
        [Say.AskWhat] = "Welche Zahl meinen Sie: Ausgaben, Einnahmen oder einen Kontostand, und von welchem Monat?",
        [Say.AskWhich] = "Meinen Sie die Kategorie oder das Konto dieses Namens?",
        [Say.Engine] = "Beantwortet von der Offline-Engine, ohne Sprachmodell.",
    };

    public static string Of(Say say, bool isGerman) => (isGerman ? German : English)[say];
}
