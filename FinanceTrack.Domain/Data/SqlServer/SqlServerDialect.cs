using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace FinanceTrack.Domain.Data.SqlServer;

internal sealed class SqlServerDialect : IDialect
{
    private const int UniqueIndexViolation = 2601;
    private const int UniqueConstraintViolation = 2627;

    public int Index => 1;

    public bool HasSingleWriter => false;

    public string? Checkpoint => null;

    public Task<bool> TryEmptyLogAsync(DbConnection connection) => Task.FromResult(true);

    public string ForUpdate => "WITH (UPDLOCK, ROWLOCK)";

    public string Limit(string parameter) => $"OFFSET 0 ROWS FETCH NEXT {parameter} ROWS ONLY";

    // Its statistics tell.
    public string Selective(string condition) => condition;

    public string NumbersOf(string parameter) => $"(SELECT CAST(value AS BIGINT) AS Number FROM OPENJSON({parameter}))";

    public Task PrepareAsync(DatabaseOptions options, CancellationToken cancellationToken) =>
        new PrepareSqlServer(options).UseRowVersionsAsync(cancellationToken);

    // The driver would repeat a login, and mend a connection that broke while idle, beneath our own attempts, and multiply with them.
    public DbConnection CreateConnection(string connectionString) => AzureSqlToken.Authorize(new SqlConnection(
        new SqlConnectionStringBuilder(connectionString) { ConnectRetryCount = 0 }.ConnectionString));

    public Task OpenAsync(DbConnection connection, CancellationToken cancellationToken) => connection.OpenAsync(cancellationToken);

    public bool KeepsConnections => false;

    public void Announce(DbConnection connection, string text)
    {
        // The server keeps the plan of a text it has seen.
    }

    public RowReader Rows(DbDataReader reader) => new(reader, null);

    // The database runs READ_COMMITTED_SNAPSHOT: readers see committed rows and do not wait for writers.
    public async Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);

    public string InsertIfAbsent(string table, IReadOnlyList<string> keys, IReadOnlyList<string> columns) =>
        $"""
        INSERT INTO {table} ({string.Join(", ", columns)})
        SELECT {SqlText.Parameters(columns)}
        WHERE NOT EXISTS (SELECT 1 FROM {table} WITH (UPDLOCK, HOLDLOCK) WHERE {SqlText.Equal(keys)});
        """;

    public string Upsert(string table, IReadOnlyList<string> keys, IReadOnlyList<string> set, IReadOnlyList<string> add)
    {
        string[] columns = [.. keys, .. set, .. add];
        var assignments = set.Select(c => $"{c} = @{c}").Concat(add.Select(c => $"{c} = {c} + @{c}"));
        return $"""
            UPDATE {table} WITH (UPDLOCK, HOLDLOCK) SET {string.Join(", ", assignments)} WHERE {SqlText.Equal(keys)};
            IF @@ROWCOUNT = 0
                INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({SqlText.Parameters(columns)});
            """;
    }

    public string MonthOf(string column) => $"(YEAR({column}) * 100 + MONTH({column}))";

    public bool IsUniqueViolation(DbException exception) =>
        exception is SqlException { Number: UniqueIndexViolation or UniqueConstraintViolation };

    // Made by the driver: an error of the server has a number.
    public bool IsCancellation(DbException exception) => exception is SqlException { Number: 0 };

    public FailureKind KindOfOpening(Exception exception) => SqlServerFailures.OfOpening(exception);

    public FailureKind KindOfWork(Exception exception) => SqlServerFailures.OfWork(exception);

    public bool CommitsRemotely => true;

    public async Task InsertManyAsync(DbSession session, string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows)
    {
        using var data = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
        for (var i = 0; i < columns.Count; i++)
        {
            var type = rows.Select(r => SqlValues.ForSqlServer(r[i])).FirstOrDefault(v => v is not DBNull)?.GetType() ?? typeof(string);
            data.Columns.Add(columns[i], type);
        }

        foreach (var row in rows)
            data.Rows.Add([.. row.Select(SqlValues.ForSqlServer)]);

        using var bulk = new SqlBulkCopy(
            (SqlConnection)session.Connection, SqlBulkCopyOptions.CheckConstraints, (SqlTransaction?)session.Transaction)
        {
            DestinationTableName = table,
        };
        foreach (var column in columns)
            bulk.ColumnMappings.Add(column, column);
        await bulk.WriteToServerAsync(data, session.CancellationToken);
    }
}
