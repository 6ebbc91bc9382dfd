using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FinanceTrack.Domain.Data.Sqlite;

internal sealed class SqliteDialect : IDialect
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Constraint = 19;
    private const int ConstraintPrimaryKey = 1555;
    private const int ConstraintUnique = 2067;

    private const string BusyTimeout = "PRAGMA busy_timeout = 10000";

    // A pooled connection keeps its native handle, and with it the settings made when it was first opened.
    private static readonly ConditionalWeakTable<object, object> Configured = [];

    // Counting what SQLite allocates takes a lock that all connections share, and the count is not used.
    static SqliteDialect()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0); // Refused, and harmless, where something used SQLite before.
    }

    public int Index => 0;

    public bool HasSingleWriter => true;

    public string Checkpoint => "PRAGMA wal_checkpoint(PASSIVE)";

    public string ForUpdate => "";

    // Of a bare parameter SQLite wants to know the value when it plans, and so compiles the statement again each time one is bound.
    public string Limit(string parameter) => $"LIMIT 0 + {parameter}";

    // Where two indexes give the order that a LIMIT asks for, SQLite takes the one with fewer columns, and reads what does not match.
    public string Selective(string condition) => $"unlikely({condition})";

    public string NumbersOf(string parameter) => $"(SELECT value AS Number FROM json_each({parameter}))";

    public Task PrepareAsync(DatabaseOptions options, CancellationToken cancellationToken)
    {
        if (Path.GetDirectoryName(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        return Task.CompletedTask;
    }

    public DbConnection CreateConnection(string connectionString) => new SqlitePooledConnection(connectionString);

    public bool KeepsConnections => true;

    public void Announce(DbConnection connection, string text) => ((SqlitePooledConnection)connection).Expect(text);

    public RowReader Rows(DbDataReader reader)
    {
        var inner = reader is IWrappedDataReader wrapped ? (SqliteDataReader)wrapped.Reader : (SqliteDataReader)reader;
        return new RowReader(reader, inner.Handle);
    }

    public async Task OpenAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await connection.OpenAsync(cancellationToken);
        var handle = ((SqliteConnection)connection).Handle!;
        if (Configured.TryGetValue(handle, out _))
            return;

        // Deleted rows are overwritten, so that an erased user is not left in free pages. WAL lets readers go on beside the one writer;
        // NORMAL keeps every commit through a crash of the process. The log is moved into the file by WriteAheadLog; within a commit only
        // where that does not keep up.
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; {BusyTimeout}; PRAGMA foreign_keys = ON;
            PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4000; PRAGMA wal_autocheckpoint = 64000;
            """;
        await command.ExecuteNonQueryAsync(cancellationToken);
        Configured.AddOrUpdate(handle, handle);
    }

    // Its first column says whether a reader or a writer kept it from that. No writer waits for longer than these readers are waited for.
    public async Task<bool> TryEmptyLogAsync(DbConnection connection)
    {
        await connection.ExecuteAsync("PRAGMA busy_timeout = 50");
        try
        {
            return await connection.ExecuteScalarAsync<long>("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
        }
        finally
        {
            await connection.ExecuteAsync(BusyTimeout);
        }
    }

    public Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    public string InsertIfAbsent(string table, IReadOnlyList<string> keys, IReadOnlyList<string> columns) =>
        $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({SqlText.Parameters(columns)}) ON CONFLICT "
            + $"({string.Join(", ", keys)}) DO NOTHING;";

    public string Upsert(string table, IReadOnlyList<string> keys, IReadOnlyList<string> set, IReadOnlyList<string> add)
    {
        string[] columns = [.. keys, .. set, .. add];
        var assignments = set.Select(c => $"{c} = excluded.{c}").Concat(add.Select(c => $"{c} = {c} + excluded.{c}"));
        return $"""
            INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({SqlText.Parameters(columns)})
            ON CONFLICT ({string.Join(", ", keys)}) DO UPDATE SET {string.Join(", ", assignments)};
            """;
    }

    public string MonthOf(string column) => $"CAST(substr({column}, 1, 4) || substr({column}, 6, 2) AS INTEGER)";

    public bool IsUniqueViolation(DbException exception) =>
        exception is SqliteException { SqliteErrorCode: Constraint, SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    public bool IsCancellation(DbException exception) => false;

    public FailureKind KindOfOpening(Exception exception) => KindOfWork(exception);

    public FailureKind KindOfWork(Exception exception) =>
        exception is SqliteException { SqliteErrorCode: Busy or Locked } ? FailureKind.Conflict : FailureKind.Permanent;

    public bool CommitsRemotely => false;

    public async Task InsertManyAsync(DbSession session, string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows)
    {
        await using var command = (SqliteCommand)session.CreateCommand(
            $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({SqlText.Parameters(columns)})");
        var parameters = columns.Select(c => command.Parameters.AddWithValue("@" + c, DBNull.Value)).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++)
                parameters[i].Value = SqlValues.ForSqlite(row[i]);
            await command.ExecuteNonQueryAsync(session.CancellationToken);
        }
    }
}
