using System.Globalization;
using System.Text.RegularExpressions;
using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Summaries;

namespace FinanceTrack.Domain.Assistant.Offline;

/// <summary>
/// Finds the periods that a question names: months, years, days, "last 30 days", "since March", "from … to …". A month without a year is
/// the latest one that has begun.
/// </summary>
internal sealed partial class PeriodReader(DateOnly today)
{
    private const int DaysPerWeek = 7;
    private const int MonthsPerQuarter = 3;
    private const int MaxUnits = 120;

    private static readonly DateOnly First = new(1970, 1, 1);

    private static readonly string MonthWords = string.Join('|', CheckWords.Months.Keys.OrderByDescending(name => name.Length)
        .Where(name => name.All(char.IsAsciiLetter)).Select(Regex.Escape));

    private static readonly Regex DayOfMonth = New(
        $@"\b(?:(\d{{1,2}})(?:st|nd|rd|th|\.)? (?:of )?({MonthWords})\b|\b({MonthWords}) (\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d))"
        + @"(?:,? (\d{4}))?");

    private static readonly Regex NamedMonth = New($@"\b({MonthWords})\b\.?(?: (\d{{4}}))?");

    private static readonly string[] NumberWords =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly string[] GermanNumberWords =
        ["ein", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwolf"];

    private readonly List<(int Start, int End, ClaimPeriod Period)> _found = [];

    /// <summary>The periods in the order of the text, and the text without them.</summary>
    public (IReadOnlyList<ClaimPeriod> Periods, string Remainder) Read(string folded)
    {
        _found.Clear();
        var rest = Take(folded, IsoDay(), match => Day(Number(match, 1), Number(match, 2), Number(match, 3)));
        rest = Take(rest, DottedDay(), match => Day(Number(match, 3), Number(match, 2), Number(match, 1)));
        rest = Take(rest, IsoMonth(), match => MonthOf(Number(match, 1), Number(match, 2)));
        rest = Take(rest, Unit(), RelativeUnit);
        rest = Take(rest, Quarter(), match => QuarterOf(Number(match, 1), match.Groups[2].Success ? Number(match, 2) : null));
        rest = Take(rest, WordQuarter(), match => QuarterOf(
            Ordinal(match.Groups[1].Value), match.Groups[2].Success ? Number(match, 2) : null));
        rest = Take(rest, DayOfMonth, NamedDay);
        rest = Take(rest, NamedMonth, match => IsVerb(folded, match) ? null : NamedMonthOf(match));
        rest = Take(rest, Year(), match => YearOf(Number(match, 1)));
        rest = Take(rest, Near(), match => match.Value is "yesterday" or "gestern"
            ? ClaimPeriod.Of(today.AddDays(-1))
            : ClaimPeriod.Of(today));
        var periods = Join(folded);
        return (periods, Connectors().Replace(rest, " "));
    }

    // Two periods with "to" between them are one; "since" and "until" open one at an end.
    private List<ClaimPeriod> Join(string text)
    {
        _found.Sort((left, right) => left.Start.CompareTo(right.Start));
        var joined = new List<ClaimPeriod>();
        for (var i = 0; i < _found.Count; i++)
        {
            var (start, end, period) = _found[i];
            var before = text[..start];
            if (i + 1 < _found.Count && IsRange(before, text[end.._found[i + 1].Start]) && period.From <= _found[i + 1].Period.To)
            {
                joined.Add(new ClaimPeriod(period.From, _found[++i].Period.To));
                continue;
            }

            joined.Add(Since().IsMatch(before) && period.From <= today
                ? new ClaimPeriod(period.From, today)
                : Until().IsMatch(before) ? new ClaimPeriod(First, period.To) : period);
        }

        return joined;
    }

    private static bool IsRange(string before, string between) =>
        To().IsMatch(between) || (And().IsMatch(between) && Between().IsMatch(before));

    // What is taken is replaced by as many marks, so that positions stay.
    private string Take(string text, Regex pattern, Func<Match, ClaimPeriod?> read)
    {
        foreach (Match match in pattern.Matches(text))
        {
            if (read(match) is not { } period)
                continue;
            _found.Add((match.Index, match.Index + match.Length, period));
            text = string.Concat(text.AsSpan(0, match.Index), new string('|', match.Length), text.AsSpan(match.Index + match.Length));
        }

        return text;
    }

    private ClaimPeriod? RelativeUnit(Match match)
    {
        var (isThis, unit) = (match.Groups[1].Success, match.Groups[4].Value);
        var count = match.Groups[3].Success ? CountOf(match.Groups[3].Value) : 1;
        if (count is < 1 or > MaxUnits)
            return null;
        var isSeveral = match.Groups[3].Success;
        var month = new DateOnly(today.Year, today.Month, 1);
        var monday = today.AddDays(-(((int)today.DayOfWeek + DaysPerWeek - 1) % DaysPerWeek));
        return unit[0] switch
        {
            'd' or 't' => new ClaimPeriod(today.AddDays(1 - count), today),
            'w' when isSeveral => new ClaimPeriod(today.AddDays(1 - (DaysPerWeek * count)), today),
            'w' => isThis ? Week(monday) : Week(monday.AddDays(-DaysPerWeek)),
            'm' => isThis ? ClaimPeriod.Of(Month.Of(month)) : new ClaimPeriod(month.AddMonths(-count), month.AddDays(-1)),
            'q' => QuarterAt(month.AddMonths(isThis ? 0 : -MonthsPerQuarter)),
            _ when isSeveral => new ClaimPeriod(today.AddYears(-count).AddDays(1), today),
            _ => YearOf(isThis ? today.Year : today.Year - 1),
        };
    }

    private ClaimPeriod? NamedDay(Match match)
    {
        var isDayFirst = match.Groups[1].Success;
        var month = CheckWords.Months[match.Groups[isDayFirst ? 2 : 3].Value];
        var year = match.Groups[5].Success ? Number(match, 5) : LatestYearOf(month);
        return Day(year, month, Number(match, isDayFirst ? 1 : 4));
    }

    private ClaimPeriod? NamedMonthOf(Match match)
    {
        var month = CheckWords.Months[match.Groups[1].Value];
        return MonthOf(match.Groups[2].Success ? Number(match, 2) : LatestYearOf(month), month);
    }

    private int LatestYearOf(int month) => month <= today.Month ? today.Year : today.Year - 1;

    private ClaimPeriod? QuarterOf(int quarter, int? year)
    {
        var first = ((quarter - 1) * MonthsPerQuarter) + 1;
        return QuarterAt(new DateOnly(year ?? LatestYearOf(first), first, 1));
    }

    private static ClaimPeriod QuarterAt(DateOnly day)
    {
        var first = new DateOnly(day.Year, ((day.Month - 1) / MonthsPerQuarter * MonthsPerQuarter) + 1, 1);
        return new ClaimPeriod(first, first.AddMonths(MonthsPerQuarter).AddDays(-1));
    }

    private static ClaimPeriod Week(DateOnly monday) => new(monday, monday.AddDays(DaysPerWeek - 1));

    private static ClaimPeriod YearOf(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    private static ClaimPeriod? MonthOf(int year, int month) =>
        Day(year, month, 1) is { } day ? ClaimPeriod.Of(Month.Of(day.From)) : null;

    private static ClaimPeriod? Day(int year, int month, int day) =>
        DateOnly.TryParse($"{year:0000}-{month:00}-{day:00}", CultureInfo.InvariantCulture, out var found) && found >= First
            ? ClaimPeriod.Of(found)
            : null;

    private static int CountOf(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : Math.Max(Array.IndexOf(NumberWords, word), Array.IndexOf(GermanNumberWords, word)) + 1;

    private static int Ordinal(string word) => word switch
    {
        ['1', ..] or "first" => 1,
        ['2', ..] or ['s', ..] or ['z', ..] => 2,
        ['3', ..] or ['t', ..] or ['d', ..] => 3,
        ['4', ..] or "fourth" or ['v', ..] => 4,
        _ => 1,
    };

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    // "may" and "march" are months only where a word or a year beside them says so.
    private static bool IsVerb(string text, Match match) =>
        match.Groups[1].Value is "may" or "march" or "mars" or "mart" or "set" && !match.Groups[2].Success
        && !BeforeMonth().IsMatch(text[..match.Index]);

    private static Regex New(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.Compiled);

    [GeneratedRegex(@"\b(\d{4})-(\d{2})-(\d{2})\b")]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")]
    private static partial Regex DottedDay();

    [GeneratedRegex(@"\b(\d{4})-(\d{2})\b(?!-)")]
    private static partial Regex IsoMonth();

    [GeneratedRegex(
        @"\b(?:(this|current|diese[nrms]?|laufende[nrms]?)|(last|previous|past|prior|(?:den |der |die )?letzte[nrms]?"
        + @"|vergangene[nrms]?|vorige[nrms]?)) (?:(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
        + @"|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf) )?"
        + @"(days?|weeks?|months?|quarters?|years?|tage?n?|wochen?|monate?s?n?|quartals?|jahre?s?n?)\b")]
    private static partial Regex Unit();

    [GeneratedRegex(@"\bq([1-4])(?: (\d{4}))?\b")]
    private static partial Regex Quarter();

    [GeneratedRegex(
        @"\b(first|second|third|fourth|1st|2nd|3rd|4th|[1-4]\.|(?:erst|zweit|dritt|viert)e[nrs]?) (?:quarter|quartals?)\b"
        + @"(?: of)?(?: (\d{4}))?")]
    private static partial Regex WordQuarter();

    [GeneratedRegex(@"\b((?:19[7-9]|20)\d\d?)\b(?<=\d{4})")]
    private static partial Regex Year();

    [GeneratedRegex(@"\b(?:today|yesterday|heute|gestern)\b")]
    private static partial Regex Near();

    [GeneratedRegex(@"\b(?:since|seit|after|nach|from|ab)(?: the| dem| der)?\s*$")]
    private static partial Regex Since();

    [GeneratedRegex(@"\b(?:until|till|before|up to|bis|vor)(?: the| zum| dem)?\s*$")]
    private static partial Regex Until();

    [GeneratedRegex(@"^\s*(?:to|until|till|through|bis|-|–)(?: the| zum)?\s*$")]
    private static partial Regex To();

    [GeneratedRegex(@"^\s*(?:and|und)\s*$")]
    private static partial Regex And();

    [GeneratedRegex(@"\b(?:between|zwischen)\s*$")]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(?:in|of|since|for|during|from|to|and|than|was|is|last|this|im|seit|vs|versus|with|between|until|about)\s*$")]
    private static partial Regex BeforeMonth();

    [GeneratedRegex(
        @"(?:\b(?:in|on|of|since|for|during|from|to|until|till|between|im|seit|vom|von|bis|am|ab|zum|fur)\s+)?"
        + @"(?:the\s+|den\s+|der\s+|dem\s+)?\|[\|]*")]
    private static partial Regex Connectors();
}
