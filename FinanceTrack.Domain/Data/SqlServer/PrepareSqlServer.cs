using Dapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace FinanceTrack.Domain.Data.SqlServer;

/// <summary>What a SQL Server database needs beside its tables. Run by the deployment, as the server's administrator.</summary>
public sealed class PrepareSqlServer(DatabaseOptions options)
{
    /// <summary>
    /// Readers see committed rows and do not wait for writers. The default in Azure SQL; elsewhere it is switched on here, which ends the
    /// transactions that are open.
    /// </summary>
    internal const string UseRowVersions = """
        IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_read_committed_snapshot_on = 0)
            ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
        """;

    /// <summary>
    /// A managed identity's security id in a database is its client id, so that nothing has to be looked up in the directory, which
    /// a deployment's own identity is often not allowed to. A user of that name with another id belonged to a deleted identity.
    /// </summary>
    internal const string Grant = """
        DECLARE @statement nvarchar(max);
        IF EXISTS (SELECT 1 FROM sys.database_principals WHERE name = @Name AND sid <> @Sid)
        BEGIN
            SET @statement = N'DROP USER ' + QUOTENAME(@Name);
            EXEC sp_executesql @statement;
        END;
        IF NOT EXISTS (SELECT 1 FROM sys.database_principals WHERE name = @Name)
        BEGIN
            SET @statement = N'CREATE USER ' + QUOTENAME(@Name) + N' WITH SID = ' + CONVERT(nvarchar(34), @Sid, 1) + N', TYPE = E';
            EXEC sp_executesql @statement;
        END;
        SET @statement = N'ALTER ROLE db_datareader ADD MEMBER ' + QUOTENAME(@Name)
            + N'; ALTER ROLE db_datawriter ADD MEMBER ' + QUOTENAME(@Name);
        EXEC sp_executesql @statement;
        """;

    public Task UseRowVersionsAsync(CancellationToken cancellationToken) => ExecuteAsync(UseRowVersions, null, cancellationToken);

    /// <summary>Lets a managed identity read and write rows, and nothing else. Doing it again changes nothing.</summary>
    /// <param name="name">Name of the identity, which becomes the user's name.</param>
    /// <param name="clientId">The identity's client id.</param>
    public Task GrantAsync(string name, Guid clientId, CancellationToken cancellationToken) =>
        ExecuteAsync(Grant, new { Name = name, Sid = SecurityId(clientId) }, cancellationToken);

    /// <summary>
    /// The id as SQL Server itself would cast a UNIQUEIDENTIFIER to bytes: the first three groups the other way round than written,
    /// and so not as our own ids stand in the database.
    /// </summary>
    internal static byte[] SecurityId(Guid clientId) => clientId.ToByteArray(bigEndian: false);

    private async Task ExecuteAsync(string sql, object? parameters, CancellationToken cancellationToken)
    {
        await using var connection = await new RetryPolicy(Dialects.SqlServer, options, TimeProvider.System, NullLogger.Instance)
            .OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    }
}
