using System.Data;
using System.Globalization;
using Dapper;
using FinanceTrack.Domain.Monetary;
using Microsoft.Data.Sqlite;

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
            : throw new FormatException("A day is expected as yyyy-MM-dd.");

    private static int Number(ReadOnlySpan<byte> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static DateTimeOffset ToMilliseconds(DateTimeOffset instant) =>
        DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());

    /// <summary>Tells Dapper; safe to call more than once.</summary>
    public static void Register()
    {
        SqlMapper.RemoveTypeMap(typeof(Guid));
        SqlMapper.RemoveTypeMap(typeof(Guid?));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.RemoveTypeMap(typeof(DateOnly?));
        SqlMapper.AddTypeHandler(new IdHandler());
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.AddTypeHandler(new DayHandler());
        SqlMapper.AddTypeHandler(new CurrencyHandler());
    }

    private sealed class IdHandler : SqlMapper.TypeHandler<Guid>
    {
        public override void SetValue(IDbDataParameter parameter, Guid value)
        {
            parameter.DbType = DbType.Binary;
            parameter.Size = 16;
            parameter.Value = value.ToByteArray(bigEndian: true);
        }

        public override Guid Parse(object value) => new((byte[])value, bigEndian: true);
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            if (parameter is SqliteParameter)
            {
                parameter.DbType = DbType.Int64;
                parameter.Value = ForSqlite(value);
            }
            else
            {
                parameter.DbType = DbType.DateTime2;
                parameter.Value = ForSqlServer(value);
            }
        }

        public override DateTimeOffset Parse(object value) => value is long milliseconds
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : new DateTimeOffset(DateTime.SpecifyKind((DateTime)value, DateTimeKind.Utc));
    }

    private sealed class DayHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value)
        {
            if (parameter is SqliteParameter)
            {
                parameter.DbType = DbType.String;
                parameter.Value = ForSqlite(value);
            }
            else
            {
                parameter.DbType = DbType.Date;
                parameter.Value = ForSqlServer(value);
            }
        }

        public override DateOnly Parse(object value) => value is string text
            ? DateOnly.ParseExact(text, DayFormat, CultureInfo.InvariantCulture)
            : DateOnly.FromDateTime((DateTime)value);
    }

    private sealed class CurrencyHandler : SqlMapper.TypeHandler<Currency>
    {
        public override void SetValue(IDbDataParameter parameter, Currency? value)
        {
            parameter.DbType = DbType.AnsiStringFixedLength;
            parameter.Size = 3;
            parameter.Value = value?.Code ?? (object)DBNull.Value;
        }

        public override Currency Parse(object value) => Currency.Of((string)value);
    }
}
