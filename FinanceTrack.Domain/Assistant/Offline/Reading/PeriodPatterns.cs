using System.Globalization;
using System.Text.RegularExpressions;
using FinanceTrack.Domain.Assistant.Checks;

namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <content>The patterns of periods in each language, and the numbers in them.</content>
internal sealed partial class PeriodReader
{
    private static readonly string MonthWords = string.Join('|', CheckWords.Months.Keys.OrderByDescending(name => name.Length)
        .Where(name => name.All(char.IsAsciiLetter)).Append("mar").Select(Regex.Escape));

    private static readonly Regex DayOfMonth = New(
        $@"\b(?:([0-9]{{1,2}})(?:st|nd|rd|th|\.)? (?:of )?({MonthWords})\b"
        + $@"|\b({MonthWords}) (?:the )?([0-9]{{1,2}})(?:st|nd|rd|th)?\b(?![0-9]))"
        + @"(?:,? ((?:19|2[01])[0-9]{2}))?");

    private static readonly Regex NamedMonth = New(
        $@"\b({MonthWords})\b\.?(?: (?:of )?((?:19|2[01])[0-9]{{2}})\b"
        + "|(?: (?:of )?(this year|last year|dieses jahres|letzten jahres|dieses jahr|letztes jahr)))?");

    private static readonly Dictionary<string, int> Counts = new(StringComparer.Ordinal)
    {
        ["a"] = 1,
        ["an"] = 1,
        ["one"] = 1,
        ["two"] = 2,
        ["couple of"] = 2,
        ["three"] = 3,
        ["few"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirty"] = 30,
        ["ein"] = 1,
        ["eine"] = 1,
        ["einem"] = 1,
        ["einer"] = 1,
        ["zwei"] = 2,
        ["paar"] = 3,
        ["drei"] = 3,
        ["vier"] = 4,
        ["funf"] = 5,
        ["sechs"] = 6,
        ["sieben"] = 7,
        ["acht"] = 8,
        ["neun"] = 9,
        ["zehn"] = 10,
        ["elf"] = 11,
        ["zwolf"] = 12,
        ["dreissig"] = 30,
    };

    private static int MonthNumber(string name) => name == "mar" ? 3 : CheckWords.Months[name];

    private static int CountOf(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : Counts.GetValueOrDefault(word);

    private static int Ordinal(string word) => word switch
    {
        ['1', ..] or "first" => 1,
        ['2', ..] or ['s', ..] or ['z', ..] => 2,
        ['3', ..] or ['t', ..] or ['d', ..] => 3,
        ['4', ..] or "fourth" or "last" or "final" or ['v', ..] => 4,
        _ => 1,
    };

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static int? YearIn(Match match, int group) => match.Groups[group].Success ? Number(match, group) : null;

    private static string UnitOf(Match match) => match.Groups["unit"].Captures is [.., var last]
        ? last.Value
        : match.Value.EndsWith("monat", StringComparison.Ordinal) || match.Value.EndsWith("monats", StringComparison.Ordinal) ? "monat"
            : match.Value.EndsWith("woche", StringComparison.Ordinal) ? "woche"
                : match.Value.EndsWith("jahr", StringComparison.Ordinal) ? "jahr" : "day";

    // "may" and "march" are months unless they are used as verbs; names of months in other languages only where a word shows it.
    private static bool IsVerb(string text, Match match)
    {
        var (before, behind) = (text[..match.Index], text[(match.Index + match.Length)..]);
        if (match.Groups[2].Success || BeforeMonth().IsMatch(before))
            return false;
        return match.Groups[1].Value switch
        {
            "may" => BehindVerb().IsMatch(behind),
            "mars" or "mart" or "set" or "mar" => true,
            _ => false,
        };
    }

    private static Regex New(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.Compiled);

    [GeneratedRegex(@"\b((?:19|2[01])[0-9]{2})-([0-9]{2})-([0-9]{2})\b")]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"\b([0-9]{1,2})\.([0-9]{1,2})\.((?:19|2[01])[0-9]{2})\b")]
    private static partial Regex DottedDay();

    [GeneratedRegex(@"\b((?:19|2[01])[0-9]{2})-([0-9]{2})\b(?!-)")]
    private static partial Regex IsoMonth();

    [GeneratedRegex(@"(?<![0-9/.])\b(0?[1-9]|1[0-2])[/.]((?:19|20)[0-9][0-9])\b")]
    private static partial Regex SlashedMonth();

    [GeneratedRegex(
        @"\b(?:(?:the )?(?<unit>day|week|month|quarter|year) before (?:last|yesterday)|vorgestern"
        + @"|(?:im |den |der |dem )?vorletzte[nrms]? (?<unit>tag|woche|monats?|quartal|jahr)e?s?)\b")]
    private static partial Regex BeforeLast();

    [GeneratedRegex(
        @"\b(?:([0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (days?|weeks?|months?|years?) ago"
        + @"|vor ([0-9]{1,3}|eine[mr]|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf) (tag|woche|monat|jahr)e?n?)\b")]
    private static partial Regex Ago();

    [GeneratedRegex(
        @"\b(?:the )?(?<half>h[12]|(?:first|second|1st|2nd|erste[nrs]?|zweite[nrs]?|[12]\.)"
        + @" (?:half(?: year)?(?: of(?: the year)?)?|halbjahr))\b"
        + @"(?: (?:of )?(?<year>(?:19|2[01])[0-9]{2}))?")]
    private static partial Regex Half();

    [GeneratedRegex(
        @"\b(?:so far this (?:year|month)|(?:the|this) (?:year|month) so far|year to date"
        + @"|ytd|month to date|mtd|since (?:the )?(?:start|beginning) of (?:the|this) (?:year|month)"
        + @"|since (?:the )?(?:year|month) (?:began|started)|since new year|seit (?:jahresbeginn|jahresanfang|monatsbeginn|monatsanfang)"
        + @"|seit (?:anfang|beginn) (?:des|dieses) (?:jahres|monats)|im laufenden jahr)\b")]
    private static partial Regex ToDate();

    [GeneratedRegex(
        @"\b(?:(?:the )?(?:(?<unit>month|week|quarter|year) (before)(?: that| it| this)?(?= |$)(?! (?:the|my|last|i|we)\b)"
        + @"|(preceding|previous|prior) (?<unit>month|week|quarter|year|one|period))"
        + @"|(?:im |dem |den |zum |vom )?(vor(?<unit>monat|woche|jahr))e?s?"
        + @"|(?:im |in |dem |den |der |des |zum )?(?<unit>monats?|woche|quartals?|jahre?s?) (davor|zuvor))\b")]
    private static partial Regex Preceding();

    [GeneratedRegex(
        @"\b(?:(this|current|ongoing|diese[nrms]?|laufende[nrms]?|aktuelle[nrms]?|jetzige[nrms]?)"
        + @"|(this past|last|previous|past|prior|preceding|trailing|(?:den |der |die )?letzte[nrms]?|vergangene[nrms]?|vorige[nrms]?"
        + @"|abgelaufene[nrms]?|zuruckliegende[nrms]?|verflossene[nrms]?)) (?:(?:full |whole |complete |calendar )?([0-9]{1,3}|one|two"
        + @"|couple of|three|few|four|five|six|seven|eight|nine|ten|eleven|twelve|thirty|zwei|paar|drei|vier|funf|sechs|sieben"
        + @"|acht|neun|zehn|elf|zwolf|dreissig)"
        + @"(?: full| whole| complete| calendar)? )?(?:full |whole |complete |calendar )?"
        + @"(days?|fortnights?|weeks?|months?|mths?|quarters?|half years?|half a year|half of a year|halfyear|years?|yrs?"
        + @"|tage?n?|wochen?|monate?s?n?|quartals?|halben jahre?s?|halbe jahr|halbjahre?s?|jahre?s?n?)\b(?! of (?:the|this|my|each)\b)"
        + @"(?! (?:is (?:over|out|up|done|through|finished)|ends|closes|finishes|runs out|comes to (?:an end|a close)|draws to|wraps up"
        + @"|vorbei|zu ende|rum|um ist|herum|endet)\b)")]
    private static partial Regex Unit();

    // "The rest of this month" is ahead.
    [GeneratedRegex(@"\b(?:rest|end|remainder|close|(?:last|final) day|ende|ablauf|schluss|letzte[nrms]? tag) (?:of )?(?:the )?$")]
    private static partial Regex Remaining();

    [GeneratedRegex(@"\bq([1-4])(?: (?:of )?((?:19|2[01])[0-9]{2}))?\b")]
    private static partial Regex Quarter();

    [GeneratedRegex(
        @"\b(first|second|third|fourth|final|1st|2nd|3rd|4th|[1-4]\.|(?:erst|zweit|dritt|viert)e[nrs]?) (?:quarter|quartals?)\b"
        + @"(?: of)?(?: ((?:19|2[01])[0-9]{2}))?")]
    private static partial Regex WordQuarter();

    [GeneratedRegex(
        @"\b(?:last |this |past |letzten |diesen |letzte |diesem )?(spring|summer|autumn|winter|fruhling|fruhjahr|sommer|herbst)\b"
        + @"(?: (?:of )?((?:19|2[01])[0-9]{2}))?")]
    private static partial Regex Season();

    [GeneratedRegex(@"\b((?:19[7-9]|20)[0-9][0-9]?)\b(?<=[0-9]{4})")]
    private static partial Regex Year();

    [GeneratedRegex(@"\b(?:today|yesterday|heute|gestern)\b(?!')")]
    private static partial Regex Near();

    [GeneratedRegex(@"\b(?:since|seit|after|nach|ab)(?: the| dem| der)?(?: (?:start|beginning|anfang|beginn)(?: of| des)?)?\s*$")]
    private static partial Regex Since();

    [GeneratedRegex(@"^ (?:onwards?|until (?:now|today)|up to now|bis (?:heute|jetzt))(?= |$)")]
    private static partial Regex Onwards();

    // "From May on", but "in May on food", "in May on average".
    [GeneratedRegex(@"\b(?:from|starting(?: in| with)?|ab|von)(?: the| dem)?\s*$")]
    private static partial Regex From();

    [GeneratedRegex(@"^ (?:on|an)(?= |$)")]
    private static partial Regex On();

    [GeneratedRegex(@"\b(?:until|till|before|up to|bis|vor)(?: the| zum| dem)?(?: (?:end|ende)(?: of| des)?)?\s*$")]
    private static partial Regex Until();

    [GeneratedRegex(@"^\s*(?:to|until|till|through|thru|up to|bis|-|–)(?: the| zum| and including| einschliesslich)?(?: end of)?\s*$")]
    private static partial Regex To();

    [GeneratedRegex(@"^\s*(?:and|und)(?: the)?\s*$")]
    private static partial Regex And();

    [GeneratedRegex(@"\b(?:between|zwischen)(?: the| dem)?\s*$")]
    private static partial Regex Between();

    [GeneratedRegex(
        @"\b(?:chang\w*|differ\w*|shift\w*|moved?|compar\w*|(?:go|went|gone|going|goes) (?:up|down)|r[io]se|risen|increas\w*"
        + @"|drop\w*|f[ae]ll\w*|decreas\w*|jump\w*|gap|unterschied\w*|\w*ander[tn]?|anderung\w*|gestiegen|gesunken|vergl\w+)\b"
        + @"(?: \w+){0,3} (?:from|between|von|vom|zwischen)\s*$")]
    private static partial Regex ChangeFrom();

    [GeneratedRegex(@"\b(?:in|of|since|for|during|from|to|and|than|was|is|last|this|im|seit|vs|versus|with|between|until|about)\s*$")]
    private static partial Regex BeforeMonth();

    [GeneratedRegex(@"^ (?:i|we|you|it|have|not|be|also|well)\b")]
    private static partial Regex BehindVerb();

    [GeneratedRegex(
        @"(?:(?<!\b(?:came|comes?|coming|brought|bring|bringing|take|took|taken|haul|hauled|pull|draw|drew|me|us|raked|rolled|flowed"
        + @"|poured|pulled) )\b(?:back in|in the month of|in the course of|in|on|of"
        + @"|since|for|during|from|to|until|till|between|over|throughout|within"
        + @"|across|im|seit|vom|von|bis|am|ab|zum|fur|wahrend|innerhalb)\s+)?"
        + @"(?:the\s+|den\s+|der\s+|dem\s+|des\s+)?\|[\|]*")]
    private static partial Regex Connectors();
}
