using System.Data.Common;
using System.Globalization;

namespace FinanceTrack.Domain.Data;

/// <summary>
/// The columns of the current row by position, in our types (<see cref="SqlValues"/>), without boxing. For the few rows that are read
/// thousands of times a second; everything else lets Dapper map by name.
/// </summary>
public readonly struct RowReader(DbDataReader reader, bool isSqlite)
{
    public bool IsNull(int column) => reader.IsDBNull(column);

    public Guid Id(int column) => new(reader.GetFieldValue<byte[]>(column), bigEndian: true);

    public Guid? OptionalId(int column) => IsNull(column) ? null : Id(column);

    public DateTimeOffset Instant(int column) => isSqlite
        ? DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column))
        : new DateTimeOffset(DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc));

    public DateTimeOffset? OptionalInstant(int column) => IsNull(column) ? null : Instant(column);

    public DateOnly Day(int column) => isSqlite
        ? DateOnly.ParseExact(reader.GetString(column), "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : DateOnly.FromDateTime(reader.GetDateTime(column));

    public Monetary.Currency Currency(int column) => Monetary.Currency.Of(reader.GetString(column));

    public string Text(int column) => reader.GetString(column);

    public string? OptionalText(int column) => IsNull(column) ? null : Text(column);

    public long Long(int column) => reader.GetInt64(column);

    public int Int(int column) => reader.GetInt32(column);

    public bool Flag(int column) => reader.GetBoolean(column);

    public double Real(int column) => reader.GetDouble(column);

    public double? OptionalReal(int column) => IsNull(column) ? null : Real(column);

    public byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);
}
