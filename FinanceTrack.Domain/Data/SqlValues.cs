using System.Globalization;
using Dapper;
using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Data;

/// <summary>
/// How our types stand in the database. Ids are 16 bytes in network order, so that version-7 GUIDs sort by time in both
/// engines (SQL Server's own UNIQUEIDENTIFIER compares its last bytes first). Instants are UTC to the millisecond:
/// DATETIME2(3), or milliseconds since 1970 in SQLite. Booked dates are DATE, or ISO 8601 text in SQLite.
/// </summary>
internal static class SqlValues
{
    private const string DayFormat = "yyyy-MM-dd";

    public static object ForSqlite(object? value) => value switch
    {
        null => DBNull.Value,
        Guid id => id.ToByteArray(bigEndian: true),
        DateTimeOffset instant => instant.ToUnixTimeMilliseconds(),
        DateOnly day => day.ToString(DayFormat, CultureInfo.InvariantCulture),
        Currency currency => currency.Code,
        bool flag => flag ? 1L : 0L,
        Enum e => Convert.ToInt64(e, CultureInfo.InvariantCulture),
        _ => value,
    };

    public static object ForSqlServer(object? value) => value switch
    {
        null => DBNull.Value,
        Guid id => id.ToByteArray(bigEndian: true),
        DateTimeOffset instant => ToMilliseconds(instant).UtcDateTime,
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        Currency currency => currency.Code,
        Enum e => Convert.ToInt32(e, CultureInfo.InvariantCulture),
        _ => value,
    };

    /// <summary>Ids for <c>IN @Ids</c>. Dapper expands a list without asking our handlers, so the list has to hold the bytes.</summary>
    public static IReadOnlyList<byte[]> List(IEnumerable<Guid> ids) => [.. ids.Select(id => id.ToByteArray(bigEndian: true))];

    /// <summary>A day as SQLite holds it: ten ASCII characters, yyyy-MM-dd.</summary>
    public static DateOnly ParseDay(ReadOnlySpan<byte> day) =>
        day.Length == DayFormat.Length && day[4] == '-' && day[7] == '-'
            ? new DateOnly(Number(day[..4]), Number(day[5..7]), Number(day[8..]))
            : throw new FormatException("A day must be written as yyyy-MM-dd.");

    /// <summary>A day as SQLite holds it.</summary>
    public static DateOnly ParseDay(string day) => DateOnly.ParseExact(day, DayFormat, CultureInfo.InvariantCulture);

    private static int Number(ReadOnlySpan<byte> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static DateTimeOffset ToMilliseconds(DateTimeOffset instant) =>
        DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());

    /// <summary>Tells Dapper; safe to call more than once.</summary>
    public static void Register()
    {
        foreach (var (type, handler) in SqlHandlers.All)
        {
            SqlMapper.RemoveTypeMap(type);
            if (type.IsValueType)
                SqlMapper.RemoveTypeMap(typeof(Nullable<>).MakeGenericType(type));
            SqlMapper.AddTypeHandler(type, handler);
        }
    }
}
