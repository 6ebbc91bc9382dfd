using System.Globalization;

namespace FinanceTrack.LocalHost.Enqueue;

/// <summary>Reads a file's dates in the one format that fits all of them, so that 03/04/2018 is not guessed row by row.</summary>
internal sealed class BankDates
{
    private static readonly string[] TimeFormats = ["", " H:mm", " H:mm:ss", "'T'H:mm:ss", "'T'H:mm:ssK"];

    private static readonly BankDates[] All =
    [
        new("yyyy-M-d", null),
        new("yyyy/M/d", null),
        new("yyyyMMdd", null),
        new("d.M.yyyy", DayOrder.Day),
        new("d/M/yyyy", DayOrder.Day),
        new("d-M-yyyy", DayOrder.Day),
        new("M/d/yyyy", DayOrder.Month),
        new("M-d-yyyy", DayOrder.Month),
    ];

    private readonly DayOrder? _order;
    private readonly string[] _formats;

    private BankDates(string dayFormat, DayOrder? order)
    {
        _order = order;
        _formats = [.. TimeFormats.Select(time => dayFormat + time)];
    }

    /// <exception cref="StartFailure">No format fits all dates, or two do and give different days.</exception>
    public static BankDates Of(IReadOnlyList<BankRow> rows, BankReading reading)
    {
        var candidates = Array.FindAll(All, format => reading.Dates is null || format._order is null || format._order == reading.Dates);
        var dates = rows.Where(row => candidates.Any(format => format.Fits(row))).ToList();
        if (dates.Count == 0)
        {
            throw new StartFailure($"The dates of the file, like '{rows[0].Date}', are in no known format.");
        }

        var fitting = Array.FindAll(candidates, format => dates.TrueForAll(format.Fits));
        return fitting switch
        {
            [] => reading.Dates is null ? throw Mixed(candidates, dates) : candidates.MaxBy(format => dates.Count(format.Fits))!,
            [var only] => only,
            [var one, var other, ..] => OneOf(one, other, dates, rows, reading.Hint),
        };
    }

    /// <param name="text">A cell.</param>
    /// <param name="bookedOn">The day.</param>
    /// <param name="occurredAt">The moment, taken as UTC unless it names an offset; null when the cell holds no time of day.</param>
    public bool TryRead(string text, out DateOnly bookedOn, out DateTimeOffset? occurredAt)
    {
        occurredAt = null;
        bookedOn = default;
        if (!DateTimeOffset.TryParseExact(
            text.Trim(), _formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return false;
        }

        bookedOn = DateOnly.FromDateTime(moment.DateTime);
        occurredAt = text.Contains(':', StringComparison.Ordinal) ? moment : null;
        return true;
    }

    // Two fit only where they differ in the order of day and month.
    private static BankDates OneOf(BankDates one, BankDates other, List<BankRow> dates, IReadOnlyList<BankRow> rows, LocaleHint? hint)
    {
        var different = dates.Find(row => one.Day(row) != other.Day(row));
        if (different is null)
        {
            return one;
        }

        if (hint is { Dates: { } order } && hint.Fits(rows.Select(row => row.CurrencyCode)))
        {
            return one._order == order ? one : other;
        }

        throw new StartFailure(
            $"The file does not say how its dates are written: '{different.Date}' on line {different.Line} is {one.Day(different):O} "
            + $"with the {one._order!.Value.ToString().ToLowerInvariant()} first and {other.Day(different):O} with the "
            + $"{other._order!.Value.ToString().ToLowerInvariant()} first. Nothing was sent. "
            + "Say which it is with --dates day-first or --dates month-first.");
    }

    private static StartFailure Mixed(BankDates[] candidates, List<BankRow> dates)
    {
        var most = candidates.MaxBy(format => dates.Count(format.Fits))!;
        var (fits, differs) = (dates.Find(most.Fits)!, dates.Find(row => !most.Fits(row))!);
        return new StartFailure(
            $"The dates of the file are in more than one format: '{fits.Date}' on line {fits.Line}, "
            + $"'{differs.Date}' on line {differs.Line}. "
            + "Nothing was sent. With --dates day-first or --dates month-first, rows in another format are refused one by one.");
    }

    private bool Fits(BankRow row) => TryRead(row.Date, out _, out _);

    private DateOnly Day(BankRow row) => TryRead(row.Date, out var day, out _) ? day : default;
}
