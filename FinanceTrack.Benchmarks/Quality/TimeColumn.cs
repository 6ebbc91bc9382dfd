using System.Globalization;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary>A moment as a file has it, and whether it is more than a date.</summary>
internal readonly record struct FileTime(DateTime At, bool HasTime);

/// <summary>
/// Finds out how a column writes its times: seconds since 1970, ISO 8601 and month first, or day first. All values have to fit one of
/// these.
/// </summary>
internal static class TimeColumn
{
    private static readonly string[] DayFirst =
        [.. from date in (string[])["d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "yyyy-M-d"] from time in (string[])["", " H:mm",
            " H:mm:ss"] select date + time];

    private delegate bool Parser(string text, out DateTime time);

    /// <exception cref="InvalidDataException">There is a value that cannot be read.</exception>
    public static IReadOnlyList<FileTime> Read(IReadOnlyList<string> values)
    {
        foreach (var parse in (ReadOnlySpan<Parser>)[Seconds, Invariant, ByDayFirst])
        {
            var times = new List<FileTime>(values.Count);
            foreach (var value in values)
            {
                if (!parse(value, out var time))
                    break;
                times.Add(new FileTime(time, parse == Seconds || value.Contains(':', StringComparison.Ordinal)));
            }

            if (times.Count == values.Count)
                return times;
        }

        throw new InvalidDataException($"Not every value is a time or a date of one form, such as '{values[0]}'.");
    }

    private static bool Seconds(string text, out DateTime time)
    {
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) < 1e11;
        time = isNumber ? DateTime.UnixEpoch.AddSeconds(seconds) : default;
        return isNumber;
    }

    private static bool Invariant(string text, out DateTime time) => DateTime.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out time);

    private static bool ByDayFirst(string text, out DateTime time) => DateTime.TryParseExact(
        text, DayFirst, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out time);
}
