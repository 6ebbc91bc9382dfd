using System.Text.RegularExpressions;

namespace FinanceTrack.Domain.Assistant.Offline;

/// <summary>
/// The patterns by which a question is understood: the first that matches decides. Texts are folded: small letters without accents.
/// A language is added by adding its words to the patterns, and its sentences to <see cref="OfflineTemplates"/>.
/// </summary>
internal static partial class IntentPatterns
{
    private static readonly (Intent Intent, Regex Pattern)[] All =
    [
        (Intent.Outside, Outside()), (Intent.Change, Change()), (Intent.Beyond, Beyond()), (Intent.Help, Help()),
        (Intent.SafeToSpend, Safe()),
        (Intent.Unusual, Unusual()), (Intent.Recurring, Recurring()), (Intent.Compare, Compare()), (Intent.Forecast, Forecast()),
        (Intent.Trend, Trend()), (Intent.Merchants, Merchants()), (Intent.Categories, Categories()), (Intent.Largest, Largest()),
        (Intent.Average, Average()), (Intent.Count, Count()), (Intent.Net, Net()), (Intent.Received, Received()),
        (Intent.Balance, Balance()), (Intent.Insights, Insights()), (Intent.List, List()), (Intent.Spent, Spent()),
    ];

    public static Intent Of(string folded)
    {
        foreach (var (intent, pattern) in All)
        {
            if (pattern.IsMatch(folded))
                return intent;
        }

        return Intent.None;
    }

    /// <summary>Whether the question leans on the one before it.</summary>
    public static bool IsFollowUp(string folded) => FollowUp().IsMatch(folded);

    /// <summary>Whether it is about money that went out, so that a refund is not an answer.</summary>
    public static bool IsAboutPaying(string folded) => Paying().IsMatch(folded);

    public static bool IsPerDay(string folded) => PerDay().IsMatch(folded);

    public static bool IsGerman(string folded) => German().IsMatch(folded);

    [GeneratedRegex(
        @"^\s*(?:and|what about|how about|and what|also|same|why|ok|then|und|was ist mit|wie ist es|und was|auch|warum"
        + @"|wieso)\b|\b(?:instead|stattdessen|it|that|those)\b[^a-z]*$")]
    private static partial Regex FollowUp();

    [GeneratedRegex(@"\b(?:per day|a day|daily|each day|every day|pro tag|taglich|am tag)\b")]
    private static partial Regex PerDay();

    // "Was" is an English word too: a German question has a German verb behind it.
    [GeneratedRegex(
        @"\bwas (?:war|waren|ist|sind|hat|habe?n?|kostete?n?|gab|gibt|ging|bekam|bekomme|zahle|steht|kommt|macht)\b"
        + @"|\b(?:wie|wieviel|warum|wieso|habe|ich|hab|meine?[nrms]?|fur|und|bei|im|letzten|diesen|diesem|welche[rns]?|zeig"
        + @"|gibt|wofur|mir|mein)\b")]
    private static partial Regex German();

    [GeneratedRegex("""
        \b(?:stocks?|shares?\ price|weather|wetter|joke|witz|recipe|rezept|president|capital\ of|hauptstadt
        |translate|ubersetze?|poem|gedicht
        |mortgage\ rates?|interest\ rates?|zinssatz|exchange\ rates?|wechselkurs
        |inflation|bitcoin|crypto\w*|invest\w*|aktien?|tax\ (?:return|advice)
        |steuererklarung|legal\ advice|other\ (?:users?|people|customers?)|andere[nr]?\ (?:nutzer|leute|kunden)
        |average\ (?:household|person|family)
        |neighbou?rs?|nachbarn?|my\ (?:password|pin)|should\ i\ (?:buy|sell|take|marry|move)|soll(?:te)?\ ich
        |credit\ score|schufa|who\ are\ you
        |meaning\ of|horoscope|football|lottery|lotto)\b
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Outside();

    [GeneratedRegex(
        @"^\s*(?:please |can you |could you |bitte )?(?:re)?(?:categori[sz]e|delete|add|record|link|dismiss|move|rename"
        + @"|change|set|transfer|losche|kategorisiere|verschiebe|andere|buche|verknupfe|fuge)\b(?!.*\bhow much\b)")]
    private static partial Regex Change();

    // A bound of the amount, a day of the week, an exception, a median, what would be, and what lies beyond the forecast.
    [GeneratedRegex("""
        \b(?:(?:more|less|fewer|greater|bigger|larger|smaller|higher|lower)\ than|over|above|under|below|exceeding|at\ least|at\ most
          |mehr\ als|weniger\ als|uber|unter|mindestens|hochstens)\ (?:[€$£]|eur\ |usd\ |gbp\ )?(?!(?:19|20)\d\d\b)\d+(?:[.,]\d+)?\b
          (?!\ (?:days?|weeks?|months?|years?|tagen?|wochen?|monaten?|jahren?)\b)
        |\b(?:weekends?|weekdays?|wochenenden?|werktagen?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?
          |(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?)\b
        |\b(?:except(?:\ for)?|excluding|exclude|not\ (?:counting|including)|leaving\ out|other\ than|apart\ from|aside\ from|besides
          |without|ausser|ohne|ausgenommen|abgesehen)\b
        |\b(?:median|percentile|variance|standard\ deviation|standardabweichung|quartiles?)\b
        |\bif\ (?:i|we)\b|\bwould\ (?:i|we)\b|\b(?:i|we)\ would\ (?:have|save)\b|\bwenn\ ich\b|\bwurde\ ich\b
        |\b(?:will|forecast|predict\w*|project\w*|expect\w*|werde|wird|prognose)\b.*\b(?:years?|decades?|jahren?|20\d\d)\b
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Beyond();

    [GeneratedRegex(
        @"\b(?:pay|paid|payments?|spen[dt]\w*|buy|bought|purchases?|shop(?:ped)?|zahl\w*|bezahl\w*|gekauft|eingekauft|ausgegeben)\b")]
    private static partial Regex Paying();

    [GeneratedRegex(
        @"^\s*(?:hi|hello|hey|hallo|help|hilfe|thanks|danke)\b[\s!.?]*$|\bwhat can (?:you|i) (?:do|ask|answer)"
        + @"|\bwas kannst du|\bwas kann ich .*fragen|how do(?:es)? (?:you|this) work")]
    private static partial Regex Help();

    [GeneratedRegex(
        @"\b(?:can|could|may) (?:i|we) (?:still |safely )?(?:spend|afford)|\bsafe(?:ly)? to spend|\bleft to spend"
        + @"|until (?:my )?(?:next )?pay ?day|\b(?:kann|darf) ich .*ausgeben|bis zum (?:gehalt|zahltag)|frei verfugbar")]
    private static partial Regex Safe();

    [GeneratedRegex(
        @"\b(?:unusual|anomal\w*|strange|suspicious|weird|odd|fraud\w*|ungewohnlich\w*|verdachtig\w*|auffallig\w*|seltsam\w*"
        + @"|betrug)\b")]
    private static partial Regex Unusual();

    [GeneratedRegex(
        @"\b(?:recurring|subscriptions?|regular (?:payments?|bills?|income|expenses?)|standing orders?|fixed costs?"
        + @"|direct debits?|monthly bills?|bills?|next payment|next due|due|abos?|abonnements?|wiederkehrend\w*|regelmassig\w*"
        + @"|dauerauftr\w*|fixkosten|lastschrift\w*|fallig)\b")]
    private static partial Regex Recurring();

    [GeneratedRegex(
        @"\bwhy (?:was|is|are|were|did|do|have|has)\b|\bcompar\w+|\bversus\b|\bvs\b|\bdifference\b|\b(?:more|less|higher"
        + @"|lower) (?:\w+ ){0,4}than\b|\bthan (?:in|last|the)\b|\bwhat changed\b|\bchange (?:from|since|between)|\b(?:warum"
        + @"|wieso|weshalb) (?:war|ist|habe|hab|waren)\b|\bvergl\w+|\bunterschied\b|\b(?:mehr|weniger) (?:\w+ ){0,4}als\b"
        + @"|\bteurer\b|\bwas hat sich geandert|so expensive|so teuer")]
    private static partial Regex Compare();

    [GeneratedRegex(
        @"\b(?:forecast|predict\w*|projected|expect\w*|will (?:i|we|my|it|there)|going to (?:have|be|spend)|next (?:month"
        + @"|week|\d+ days)|end of (?:the |this )?month|run out|upcoming|prognose|voraussichtlich\w*|werde ich|wird mein"
        + @"|nachste[nrs]? (?:monat|woche)|ende des monats|monatsende|reicht)\b")]
    private static partial Regex Forecast();

    [GeneratedRegex(
        @"\b(?:trends?|over time|over the (?:months|years?)|by month|per month over|month by month|each month|every month"
        + @"|monthly (?:spending|expenses|totals|income)|develop\w*|history of|evol\w+|verlauf|entwick\w+|monat fur monat"
        + @"|pro monat|nach monat\w*|jeden monat)\b")]
    private static partial Regex Trend();

    [GeneratedRegex(
        @"\b(?:top|biggest|largest|most|main|favou?rite|grosste[nr]?|meiste[ns]?) (?:\w+ )?(?:merchants?|shops?|stores?"
        + @"|payees?|sellers?|handlern?|laden|geschafte[n]?)\b|\bwhere (?:do|did|does|has|is|have) (?:i|my|we|all my|the"
        + @"|most)\b|\bwhich (?:merchants?|shops?|stores?)\b|\bwelche[nrm]? (?:handler\w*|geschaft\w*|laden)|\bbei wem\b"
        + @"|\bwo (?:habe|gebe) ich\b|\bmerchants\b")]
    private static partial Regex Merchants();

    [GeneratedRegex(
        @"\b(?:by categor(?:y|ies)|break ?down|categories|split up|which categor(?:y|ies)|what (?:did|do) (?:i|we) (?:mostly "
        + @"|usually )?spend (?:\w+ ){0,3}on|nach kategorien?|aufgeteilt|welche[nr]? kategorien?|kategorien|wofur (?:habe|gebe"
        + @"|hab) ich)\b")]
    private static partial Regex Categories();

    [GeneratedRegex(@"\b(?:largest|biggest|most expensive|highest|greatest|grosste[nrs]?|teuerste[nrs]?|hochste[nrs]?)\b")]
    private static partial Regex Largest();

    [GeneratedRegex(
        @"\b(?:average|on average|typical(?:ly)?|usual(?:ly)?|mean|per day|a day|daily|per month|a month|durchschnitt\w*"
        + @"|im schnitt|ublich\w*|pro tag|taglich)\b")]
    private static partial Regex Average();

    [GeneratedRegex(@"\b(?:how often|how many|number of|count|wie oft|wie viele|wieviele|anzahl)\b")]
    private static partial Regex Count();

    [GeneratedRegex(
        @"\b(?:sav(?:e|ed|ing|ings rate)|net|left over|surplus|deficit|income (?:minus|less)|cash ?flow|gespart|sparen|ubrig"
        + @"|netto|uberschuss)\b(?!.*\baccount)")]
    private static partial Regex Net();

    [GeneratedRegex(
        @"\b(?:balances?|net worth|how much (?:money )?(?:do|have) (?:i|we) (?:have|got)|how much (?:money )?is (?:in|on)"
        + @"|in my accounts?|kontost\w+|guthaben|vermogen|saldo|wie ?viel (?:geld )?(?:habe|ist) (?:ich|auf))\b(?!.*\b(?:spent"
        + @"|spend|ausgegeben|paid|bezahlt)\b)")]
    private static partial Regex Balance();

    [GeneratedRegex(
        @"\b(?:insights?|what(?:'s| is) new|anything (?:i should|new|interesting)|tips?|news|hinweise?|erkenntnisse?"
        + @"|was ist neu|neuigkeiten)\b")]
    private static partial Regex Insights();

    [GeneratedRegex(
        @"\b(?:earn\w*|income|salary|wages?|receiv\w+|paid to me|get paid|got paid|came in|come in|money in|incoming"
        + @"|einkommen|einnahmen|eingenommen|verdien\w*|gehalt|erhalten|bekommen)\b")]
    private static partial Regex Received();

    [GeneratedRegex(
        @"\b(?:show|list|which (?:transactions?|payments?|purchases?)|what (?:transactions?|payments?|purchases?)"
        + @"|last (?:\d+ )?(?:transactions?|payments?|purchases?)|latest|recent|when did|when was|last time|zeig\w*|liste"
        + @"|welche (?:buchungen|zahlungen|umsatze)|letzte[nr]? (?:buchung|zahlung|umsatze)\w*|wann (?:habe|hab|war)|zuletzt)\b")]
    private static partial Regex List();

    [GeneratedRegex(
        @"\b(?:spen[dt]\w*|cost\w*|pay|paid|paying|expens\w*|outgoings?|how much|total|sum|ausgegeben|ausgaben?|gekostet"
        + @"|kosten|gezahlt|bezahlt|wie ?viel|summe|insgesamt)\b")]
    private static partial Regex Spent();
}
