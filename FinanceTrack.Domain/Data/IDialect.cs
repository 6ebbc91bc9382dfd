using System.Data.Common;
using FinanceTrack.Domain.Data.Sqlite;

namespace FinanceTrack.Domain.Data;

/// <summary>
/// What differs between Azure SQL and SQLite: the few clauses, how a connection is opened, how a failure is read.
/// Nowhere else is the provider asked for. Both are stateless.
/// </summary>
public interface IDialect
{
    /// <summary>The position of this dialect's text in a <see cref="Statement"/>.</summary>
    int Index { get; }

    /// <summary>
    /// Whether one writer at a time holds the whole database (SQLite). Writers of this process then queue fairly
    /// in front of it (<see cref="SingleWriter"/>), instead of polling the file lock.
    /// </summary>
    bool HasSingleWriter { get; }

    /// <summary>
    /// Moves what was committed from the write-ahead log into the file, and answers the log's length in pages in its second column;
    /// null where the engine sees to that (<see cref="WriteAheadLog"/>).
    /// </summary>
    string? Checkpoint { get; }

    /// <summary>
    /// Empties the write-ahead log, whose pages would still hold what was erased; false where a reader needs it now. Not called where
    /// <see cref="Checkpoint"/> is null.
    /// </summary>
    Task<bool> TryEmptyLogAsync(DbConnection connection);

    /// <summary>Makes what migrations do not: the folder of SQLite's file, SQL Server's row versions.</summary>
    Task PrepareAsync(DatabaseOptions options, CancellationToken cancellationToken);

    DbConnection CreateConnection(string connectionString);

    /// <summary>
    /// Opens the connection and gives it the settings the product relies on. It is tried once: <see cref="RetryPolicy"/> tries again.
    /// </summary>
    Task OpenAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Whether open connections are worth keeping between sessions; false where the driver pools them well.</summary>
    bool KeepsConnections { get; }

    /// <summary>Says that the connection's next command runs this text, which will come again.</summary>
    void Announce(DbConnection connection, string text);

    /// <summary>Reads the rows of the reader's current result by position.</summary>
    RowReader Rows(DbDataReader reader);

    Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Placed after a table's name: locks the rows read until the transaction ends.</summary>
    string ForUpdate { get; }

    /// <summary>Placed after an <c>ORDER BY</c>: at most as many rows as the parameter says.</summary>
    string Limit(string parameter);

    /// <summary>
    /// Says that few rows meet the condition, so that the plan begins with the index of it and not with that of another condition.
    /// </summary>
    string Selective(string condition);

    /// <summary>
    /// Placed after <c>IN</c>, or after <c>FROM</c> with an alias: the whole numbers of a parameter made by <see cref="SqlText.Numbers"/>,
    /// in the column <c>Number</c>. However many they are, the statement's text, and with it its plan, stays the same.
    /// </summary>
    string NumbersOf(string parameter);

    /// <summary>
    /// Inserts a row, or does nothing where one with the same key exists; the count of rows says which.
    /// Every column is a parameter of the same name. Safe against a concurrent insert of the same key.
    /// </summary>
    string InsertIfAbsent(string table, IReadOnlyList<string> keys, IReadOnlyList<string> columns);

    /// <summary>
    /// Inserts a row or changes the one with the same key: <paramref name="set"/> columns take the parameter's value,
    /// <paramref name="add"/> columns are increased by it. Every column is a parameter of the same name.
    /// Safe against a concurrent insert of the same key, without <c>MERGE</c>.
    /// </summary>
    string Upsert(string table, IReadOnlyList<string> keys, IReadOnlyList<string> set, IReadOnlyList<string> add);

    /// <summary>The number yyyymm of a DATE column.</summary>
    string MonthOf(string column);

    bool IsUniqueViolation(DbException exception);

    /// <summary>
    /// Whether this may be how the driver says that the caller gave up: SqlClient has an error of its own for what it was asked to
    /// cancel on its way (dotnet/SqlClient#26).
    /// </summary>
    bool IsCancellation(DbException exception);

    /// <summary>What it means that a connection could not be opened.</summary>
    FailureKind KindOfOpening(Exception exception);

    /// <summary>What it means that work failed before its commit was asked for.</summary>
    FailureKind KindOfWork(Exception exception);

    /// <summary>Whether a commit that failed may stand nevertheless, because only its answer was lost on the way.</summary>
    bool CommitsRemotely { get; }

    /// <summary>
    /// Inserts many rows by the engine's fastest way, inside the transaction. A row is its values in the order of the columns.
    /// </summary>
    Task InsertManyAsync(DbSession session, string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows);
}
