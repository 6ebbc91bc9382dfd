using System.Globalization;
using System.Text.RegularExpressions;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Summaries;

namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>
/// Finds the periods that a question names: months, years, days, "last 30 days", "since March", "from … to …", "the month before".
/// A month without a year is the latest one that has begun. The patterns are in the other part.
/// </summary>
internal sealed partial class PeriodReader(DateOnly today)
{
    private const int DaysPerWeek = 7;
    private const int MonthsPerQuarter = 3;
    private const int MonthsPerHalf = 6;
    private const int MonthsPerYear = 12;
    private const int MaxUnits = 120;

    private static readonly DateOnly First = new(1970, 1, 1);

    private readonly List<(int Start, int End, ClaimPeriod Period)> _found = [];

    /// <summary>The periods in the order of the text, and the text with a mark in place of each.</summary>
    /// <param name="folded">The question.</param>
    /// <param name="before">What the question before was about, which "the month before" refers to.</param>
    public (IReadOnlyList<ClaimPeriod> Periods, string Remainder) Read(string folded, ClaimPeriod? before = null)
    {
        _found.Clear();
        var rest = Take(folded, IsoDay(), match => Day(Number(match, 1), Number(match, 2), Number(match, 3)));
        rest = Take(rest, DottedDay(), match => Day(Number(match, 3), Number(match, 2), Number(match, 1)));
        rest = Take(rest, IsoMonth(), match => MonthOf(Number(match, 1), Number(match, 2)));
        rest = Take(rest, SlashedMonth(), match => MonthOf(Number(match, 2), Number(match, 1)));
        rest = Take(rest, BeforeLast(), BeforeLastOf);
        rest = Take(rest, Ago(), match => AgoOf($"{match.Groups[1]}{match.Groups[3]}", $"{match.Groups[2]}{match.Groups[4]}"));
        rest = Take(rest, Half(), HalfOf);
        rest = Take(rest, ToDate(), match => ToDateOf(match.Value));
        rest = Take(rest, Quarter(), match => QuarterOf(Number(match, 1), YearIn(match, 2)));
        rest = Take(rest, WordQuarter(), match => QuarterOf(Ordinal(match.Groups[1].Value), YearIn(match, 2)));
        rest = Take(rest, DayOfMonth, NamedDay);
        rest = Take(rest, NamedMonth, match => IsVerb(folded, match) ? null : NamedMonthOf(match));
        rest = Take(rest, Unit(), match => Remaining().IsMatch(folded[..match.Index]) ? null : RelativeUnit(match));
        rest = Take(rest, PastMonths.Pattern(), match => PastMonths.Of(match, today));
        rest = Take(rest, Preceding(), match => PrecedingOf(match, before));
        rest = Take(rest, Season(), SeasonOf);
        rest = Take(rest, Year(), match => YearOf(Number(match, 1)));
        rest = Take(rest, Near(), match => match.Value is "yesterday" or "gestern"
            ? ClaimPeriod.Of(today.AddDays(-1))
            : ClaimPeriod.Of(today));
        return (Join(folded), Connectors().Replace(rest, " | "));
    }

    /// <summary>How many days ahead the day is that alone is named as an end, as in "until 31 December"; else null.</summary>
    public static int? DaysUntil(IReadOnlyList<ClaimPeriod> periods, DateOnly today) =>
        periods is [var only] && only.From == First && only.To > today ? only.To.DayNumber - today.DayNumber : null;

    // Two periods with "to" between them are one; "since" and "until" open one at an end.
    private List<ClaimPeriod> Join(string text)
    {
        _found.Sort((left, right) => left.Start.CompareTo(right.Start));
        var joined = new List<ClaimPeriod>();
        for (var i = 0; i < _found.Count; i++)
        {
            var (start, end, period) = _found[i];
            var before = text[..start];
            if (i + 1 < _found.Count && IsRange(before, text[end.._found[i + 1].Start], period, _found[i + 1].Period))
            {
                joined.Add(new ClaimPeriod(period.From, _found[++i].Period.To));
                continue;
            }

            joined.Add(period.From <= today && (Since().IsMatch(before) || IsOpen(before, text[end..]))
                ? new ClaimPeriod(period.From, today)
                : Until().IsMatch(before) ? new ClaimPeriod(First, period.To) : period);
        }

        return [.. joined.Distinct()];
    }

    // "What changed from March to April" compares the two.
    private static bool IsRange(string before, string between, ClaimPeriod from, ClaimPeriod to)
    {
        var isRange = To().IsMatch(between) || (And().IsMatch(between) && Between().IsMatch(before));
        return isRange && from.From <= to.To
            && !(from.AsMonth is not null && to.AsMonth is not null && ChangeFrom().IsMatch(before));
    }

    private static bool IsOpen(string before, string behind) =>
        Onwards().IsMatch(behind) || (From().IsMatch(before) && On().IsMatch(behind));

    // What is found is replaced by as many marks, so that positions stay.
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
        var isSeveral = match.Groups[3].Success;
        if (count is < 1 or > MaxUnits || (!isSeveral && match.Value.StartsWith("pr", StringComparison.Ordinal)))
            return null; // "The previous month" is that before one that is named.
        var month = new DateOnly(today.Year, today.Month, 1);
        var monday = today.AddDays(-(((int)today.DayOfWeek + DaysPerWeek - 1) % DaysPerWeek));
        return unit[0] switch
        {
            'd' or 't' => new ClaimPeriod(today.AddDays(1 - count), today),
            'f' => new ClaimPeriod(today.AddDays(1 - (DaysPerWeek * 2 * count)), today),
            'w' when isSeveral => new ClaimPeriod(today.AddDays(1 - (DaysPerWeek * count)), today),
            'w' => isThis ? Week(monday) : Week(monday.AddDays(-DaysPerWeek)),
            'm' => isThis ? ClaimPeriod.Of(Month.Of(month)) : new ClaimPeriod(month.AddMonths(-count), month.AddDays(-1)),
            'q' => QuarterAt(month.AddMonths(isThis ? 0 : -MonthsPerQuarter)),
            'h' => new ClaimPeriod(month.AddMonths(-MonthsPerHalf), month.AddDays(-1)),
            _ when isSeveral => new ClaimPeriod(today.AddYears(-count).AddDays(1), today),
            _ => YearOf(isThis ? today.Year : today.Year - 1),
        };
    }

    // "The month before last".
    private ClaimPeriod? BeforeLastOf(Match match)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        return UnitOf(match)[0] switch
        {
            'd' or 't' => ClaimPeriod.Of(today.AddDays(-2)),
            'w' or 'f' => AgoOf("2", "weeks"),
            'm' => ClaimPeriod.Of(Month.Of(month.AddMonths(-2))),
            'q' => QuarterAt(month.AddMonths(-MonthsPerQuarter * 2)),
            _ => YearOf(today.Year - 2),
        };
    }

    private ClaimPeriod? AgoOf(string count, string unit)
    {
        var (number, month) = (CountOf(count), new DateOnly(today.Year, today.Month, 1));
        var monday = today.AddDays(-(((int)today.DayOfWeek + DaysPerWeek - 1) % DaysPerWeek));
        return number is < 1 or > MaxUnits ? null : unit[0] switch
        {
            'd' or 't' => ClaimPeriod.Of(today.AddDays(-number)),
            'w' => Week(monday.AddDays(-DaysPerWeek * number)),
            'm' => ClaimPeriod.Of(Month.Of(month.AddMonths(-number))),
            _ => YearOf(today.Year - number),
        };
    }

    // The period of the same kind before the one that is named, or before that of the last question.
    private ClaimPeriod? PrecedingOf(Match match, ClaimPeriod? before)
    {
        var named = _found.Count > 0 ? _found.MinBy(found => found.Start).Period : before;
        if (named is not { } period)
            return match.Groups[1].Success ? null : AgoOf("1", UnitOf(match));
        if (UnitOf(match)[0] is 'y' or 'j')
            return new ClaimPeriod(period.From.AddYears(-1), period.To.AddYears(-1));
        return period.FullMonths is { } months
            ? new ClaimPeriod(period.From.AddMonths(-months), period.From.AddDays(-1))
            : new ClaimPeriod(period.From.AddDays(-period.Days), period.From.AddDays(-1));
    }

    private ClaimPeriod? HalfOf(Match match)
    {
        var isSecond = match.Groups["half"].Value is "h2" or ['2', ..] or ['s', ..] or ['z', ..];
        var named = match.Groups["year"];
        var latest = isSecond && today.Month <= MonthsPerHalf ? today.Year - 1 : today.Year;
        var year = named.Success ? int.Parse(named.ValueSpan, CultureInfo.InvariantCulture) : latest;
        var from = new DateOnly(year, isSecond ? MonthsPerHalf + 1 : 1, 1);
        return new ClaimPeriod(from, from.AddMonths(MonthsPerHalf).AddDays(-1));
    }

    private ClaimPeriod ToDateOf(string text) => new(
        new DateOnly(today.Year, text.Contains("mon", StringComparison.Ordinal) || text == "mtd" ? today.Month : 1, 1), today);

    private ClaimPeriod? SeasonOf(Match match)
    {
        var first = match.Groups[1].Value switch
        {
            "spring" or "fruhling" or "fruhjahr" => 3,
            "summer" or "sommer" => 6,
            "winter" => 12,
            _ => 9,
        };
        var from = new DateOnly(YearIn(match, 2) ?? today.Year, first, 1);
        while (from > today)
            from = from.AddMonths(-MonthsPerYear);
        return new ClaimPeriod(from, from.AddMonths(MonthsPerQuarter).AddDays(-1));
    }

    private ClaimPeriod? NamedDay(Match match)
    {
        var isDayFirst = match.Groups[1].Success;
        var month = MonthNumber(match.Groups[isDayFirst ? 2 : 3].Value);
        return Day(YearIn(match, 5) ?? LatestYearOf(month), month, Number(match, isDayFirst ? 1 : 4));
    }

    private ClaimPeriod? NamedMonthOf(Match match)
    {
        var month = MonthNumber(match.Groups[1].Value);
        var relative = match.Groups[3];
        return MonthOf(YearIn(match, 2) ?? (relative.Success ? RelativeYear(relative.Value) : LatestYearOf(month)), month);
    }

    private int RelativeYear(string words) =>
        words.StartsWith("this", StringComparison.Ordinal) || words.StartsWith("dies", StringComparison.Ordinal)
            ? today.Year
            : today.Year - 1;

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

    private static ClaimPeriod YearOf(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, MonthsPerYear, 31));

    private static ClaimPeriod? MonthOf(int year, int month) =>
        Day(year, month, 1) is { } day ? ClaimPeriod.Of(Month.Of(day.From)) : null;

    private static ClaimPeriod? Day(int year, int month, int day) =>
        DateOnly.TryParse($"{year:0000}-{month:00}-{day:00}", CultureInfo.InvariantCulture, out var found) && found >= First
            ? ClaimPeriod.Of(found)
            : null;
}
