using System.Globalization;

namespace FinanceTrack.Domain.Assistant.Checks;

/// <summary>
/// The words by which a sentence says what a figure is, folded as <see cref="TextNormalizer.FoldLetters"/> folds. Phrases have single
/// spaces. Adding a language is adding its words here and its templates; in one that is not here, the server says itself what a figure is.
/// </summary>
internal static class CheckWords
{
    public static readonly HashSet<string> Spend = Set("""
        spent spend spends spending spendings paid pay pays paying payment cost costs costing expense expenses expenditure outgoings charged
        charge bought buy purchase ausgegeben ausgeben ausgabe ausgaben gezahlt bezahlt zahlst zahlen kostet kosten gekostet zahlung
        """);

    public static readonly HashSet<string> Earn = Set("""
        earned earn earns earning earnings received receive receives receiving income incomes salary wages inflow inflows incoming
        eingenommen einnahme einnahmen erhalten verdient verdienst einkommen eingang eingange gehalt bekommen
        """);

    public static readonly HashSet<string> Balance = Set("balance balances hold holds kontostand kontostande guthaben saldo");

    public static readonly HashSet<string> NetKept = Set("net saved kept surplus leftover remains netto ubrig gespart uberschuss behalten");

    public static readonly HashSet<string> NetLost = Set("overspent deficit shortfall defizit fehlbetrag");

    public static readonly HashSet<string> Future = Set("""
        will forecast forecasts expected predicted projected upcoming wird werden prognose voraussichtlich erwartet erwartete
        """);

    public static readonly HashSet<string> Average = Set("""
        average averages averaged mean typical typically usual usually durchschnitt mittel ublich
        """);

    public static readonly HashSet<string> PerDay = Set("daily|per day|a day|each day|every day|taglich|pro tag|am tag|je tag");

    public static readonly HashSet<string> PerMonth = Set(
        "monthly|per month|a month|each month|every month|monatlich|pro monat|im monat|je monat");

    public static readonly HashSet<string> Total = Set("total altogether overall combined insgesamt gesamt zusammen");

    public static readonly HashSet<string> Superlatives = Set("""
        largest biggest highest most top main greatest maximum smallest lowest least fewest minimum cheapest meisten meiste grosste grossten
        hochste hochsten wenigsten kleinste niedrigste mehrheit majority
        """);

    public static readonly HashSet<string> More = Set("""
        more higher greater larger bigger up rose risen increased increase increases grew above exceeded extra mehr hoher grosser gestiegen
        steigerung anstieg zugenommen uber
        """);

    public static readonly HashSet<string> Less = Set("""
        less lower fewer smaller down fell fallen decreased decrease decreases dropped drop shrank below under weniger niedriger kleiner
        gesunken ruckgang abgenommen unter
        """);

    public static readonly HashSet<string> Negation = Set("""
        not never none nothing no neither nor zero without hardly cannot nicht nie kein keine keinen keiner nichts null ohne kaum
        """);

    public static readonly HashSet<string> Than = Set("""
        than versus vs against compared comparison relative als gegenuber verglichen vergleich
        """);

    public static readonly HashSet<string> Joints = Set("""
        and but while whereas plus then also or including of which und aber wahrend sowie dann auch oder davon darunter
        """);

    public static readonly HashSet<string> CountNouns = Set("""
        transactions transaction payments purchases times entries items subscriptions bookings buchungen buchung zahlungen kaufe mal umsatze
        """);

    /// <summary>Numbers in words, in the languages that a model may fall into.</summary>
    public static readonly HashSet<string> Numbers = Set("""
        two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
        thirty forty fourty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions dozen
        dozens half halves third thirds quarter quarters twice thrice double doubled triple tripled quadruple couple pair percent percentage
        first second fourth fifth sixth seventh eighth ninth tenth hundredth grand
        zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn zwanzig
        dreissig vierzig funfzig sechzig siebzig achtzig neunzig hundert tausend million millionen milliarde dutzend halb halbe halfte
        drittel viertel doppelt doppelte dreifach verdoppelt zweimal dreimal prozent erste ersten zweite zweiten dritte eins
        deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent
        cents mille millier moitie tiers quart double pourcent dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta
        cuarenta cincuenta sesenta setenta ochenta noventa cien ciento doscientos quinientos mil millon millones mitad tercio cuarto doble
        due tre quattro cinque sei sette otto nove dieci undici dodici venti trenta quaranta cinquanta cento duecento mila milione meta
        doppio dois tres quatro sete oito dez vinte trinta quarenta cem duzentos milhao metade dobro twee vier vijf zes zeven negen tien
        twaalf twintig honderd duizend miljoen helft dubbel dva tri ctyri pet sest deset sto tisic dwa trzy cztery piec dziesiec tysiac
        """);

    public static readonly HashSet<string> Weekdays = [.. Names(culture => culture.DateTimeFormat.DayNames)];

    /// <summary>The numbers of months by their names in many languages.</summary>
    public static readonly IReadOnlyDictionary<string, int> Months = MonthNames();

    public static bool Any(IReadOnlyList<string> words, HashSet<string> phrases)
    {
        var hasPairs = ReferenceEquals(phrases, PerDay) || ReferenceEquals(phrases, PerMonth);
        for (var i = 0; i < words.Count; i++)
        {
            if (phrases.Contains(words[i]) || (hasPairs && i + 1 < words.Count && phrases.Contains($"{words[i]} {words[i + 1]}")))
                return true;
        }

        return false;
    }

    /// <summary>Whether the word is a number, also a German one in one piece: zweihundertfünfzig.</summary>
    public static bool IsNumber(string word) => Numbers.Contains(word)
        || (word.Length > 7 && (word.EndsWith("hundert", StringComparison.Ordinal) || word.EndsWith("tausend", StringComparison.Ordinal)
            || word.Contains("hundert", StringComparison.Ordinal) || word.Contains("undzwanzig", StringComparison.Ordinal)
            || word.EndsWith("zig", StringComparison.Ordinal) || word.EndsWith("million", StringComparison.Ordinal)));

    private static string[] Languages => ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sv", "da", "fi", "tr", "ro", "hu"];

    private static HashSet<string> Set(string words) => [.. words.Contains('|', StringComparison.Ordinal)
        ? words.Split('|')
        : words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];

    private static IEnumerable<string> Names(Func<CultureInfo, string[]> read) =>
        from language in Languages
        from name in read(CultureInfo.GetCultureInfo(language))
        where name.Length > 0
        select TextNormalizer.FoldLetters(name);

    private static Dictionary<string, int> MonthNames()
    {
        const int monthsPerYear = 12;
        var months = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var read in new Func<DateTimeFormatInfo, string[]>[] { format => format.MonthNames, format => format.MonthGenitiveNames })
        {
            foreach (var (name, i) in Names(culture => read(culture.DateTimeFormat)[..monthsPerYear]).Select((name, i) => (name, i)))
                months.TryAdd(name, (i % monthsPerYear) + 1);
        }

        foreach (var (i, names) in "jan feb - apr - jun jul aug sep/sept oct/okt nov dec/dez".Split(' ').Index())
        {
            foreach (var name in names.Split('/'))
                months.TryAdd(name, i + 1);
        }

        return months;
    }
}
