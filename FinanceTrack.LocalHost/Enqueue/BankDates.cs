using System.Globalization;

namespace FinanceTrack.LocalHost.Enqueue;

/// <summary>
/// Reads a file's dates in the one format that fits all of them, so that 03/04/2018 is not guessed row by row. Where both fit,
/// month first wins.
/// </summary>
internal sealed class BankDates
{
    private static readonly string[] DayFormats = ["yyyy-M-d", "yyyy/M/d", "M/d/yyyy", "d/M/yyyy", "d.M.yyyy", "M-d-yyyy", "d-M-yyyy", "yyyyMMdd"];
    private static readonly string[] TimeFormats = ["", " H:mm", " H:mm:ss", "'T'H:mm:ss", "'T'H:mm:ssK"];

    private readonly string[] _formats;

    private BankDates(string dayFormat) => _formats = [.. TimeFormats.Select(time => dayFormat + time)];

    /// <exception cref="StartFailure">No known format fits most of them.</exception>
    public static BankDates FittingBest(IReadOnlyCollection<string> dates)
    {
        var (best, fitting) = DayFormats
            .Select(format => new BankDates(format))
            .Select(reader => (reader, count: dates.Count(text => reader.TryRead(text, out _, out _))))
            .MaxBy(found => found.count);
        return fitting * 2 > dates.Count
            ? best
            : throw new StartFailure($"The dates of the file, like '{dates.First()}', are in no known format.");
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
}
