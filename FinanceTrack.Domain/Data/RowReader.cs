using System.Data.Common;
using System.Text;
using FinanceTrack.Domain.Monetary;
using SQLitePCL;

namespace FinanceTrack.Domain.Data;

/// <summary>
/// The columns of the current row by position, in our types (<see cref="SqlValues"/>), without boxing. For the few rows that are read
/// thousands of times a second; everything else lets Dapper map by name. In SQLite the columns are taken from the running statement
/// itself: a page of transactions is more than a thousand of them, and the provider's checks of each cost as much as the reading.
/// </summary>
public readonly struct RowReader
{
    private readonly DbDataReader _reader;
    private readonly sqlite3_stmt? _sqlite;

    /// <param name="sqlite">The statement that runs, in SQLite.</param>
    internal RowReader(DbDataReader reader, sqlite3_stmt? sqlite) => (_reader, _sqlite) = (reader, sqlite);

    public bool IsNull(int column) => _sqlite is null
        ? _reader.IsDBNull(column)
        : raw.sqlite3_column_type(_sqlite, column) == raw.SQLITE_NULL;

    public Guid Id(int column) => _sqlite is null
        ? new(_reader.GetFieldValue<byte[]>(column), bigEndian: true)
        : new(raw.sqlite3_column_blob(_sqlite, column), bigEndian: true);

    public Guid? OptionalId(int column) => IsNull(column) ? null : Id(column);

    public DateTimeOffset Instant(int column) => _sqlite is null
        ? new DateTimeOffset(DateTime.SpecifyKind(_reader.GetDateTime(column), DateTimeKind.Utc))
        : DateTimeOffset.FromUnixTimeMilliseconds(Long(column));

    public DateTimeOffset? OptionalInstant(int column) => IsNull(column) ? null : Instant(column);

    public DateOnly Day(int column) => _sqlite is null
        ? DateOnly.FromDateTime(_reader.GetDateTime(column))
        : SqlValues.ParseDay(raw.sqlite3_column_blob(_sqlite, column));

    public Currency Currency(int column) => Monetary.Currency.Of(Text(column));

    public string Text(int column) => _sqlite is null
        ? _reader.GetString(column)
        : Encoding.UTF8.GetString(raw.sqlite3_column_blob(_sqlite, column));

    public string? OptionalText(int column) => IsNull(column) ? null : Text(column);

    public long Long(int column) => _sqlite is null ? _reader.GetInt64(column) : raw.sqlite3_column_int64(_sqlite, column);

    public int Int(int column) => _sqlite is null ? _reader.GetInt32(column) : raw.sqlite3_column_int(_sqlite, column);

    public bool Flag(int column) => _sqlite is null ? _reader.GetBoolean(column) : Int(column) != 0;

    public double Real(int column) => _sqlite is null ? _reader.GetDouble(column) : raw.sqlite3_column_double(_sqlite, column);

    public double? OptionalReal(int column) => IsNull(column) ? null : Real(column);

    public byte[] Bytes(int column) => _sqlite is null
        ? _reader.GetFieldValue<byte[]>(column)
        : raw.sqlite3_column_blob(_sqlite, column).ToArray();
}
