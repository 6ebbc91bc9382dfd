using FinanceTrack.Domain.Data;
using FinanceTrack.Migrations;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace FinanceTrack.Tests.Support;

/// <summary>
/// A migrated, empty database of its own, gone when disposed. For SQLite it is a copy of a file migrated once a test run;
/// for SQL Server a database created on the server that <c>FINANCETRACK_SQLSERVER</c> names.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MigrateTemplateAsync);

    private readonly Func<Task> _drop;
    private readonly string? _folder;

    private TestDatabase(DatabaseOptions options, Func<Task> drop, string? folder = null)
    {
        Options = options;
        _folder = folder;
        Database = new Database(Microsoft.Extensions.Options.Options.Create(options), TimeProvider.System, NullLogger<Database>.Instance);
        _drop = drop;
    }

    public DatabaseOptions Options { get; }

    public Database Database { get; }

    /// <summary>Where a host of this database may keep its signing keys; goes with the database.</summary>
    public string KeysFolder => Path.Combine(
        _folder ?? throw new InvalidOperationException("Only a SQLite database has a folder of its own."), "keys");

    public static Task<TestDatabase> CreateAsync(DatabaseProvider provider) =>
        provider == DatabaseProvider.SqlServer ? CreateSqlServerAsync() : CreateSqliteAsync();

    /// <summary>A database of its own with what this one, of SQLite, holds now.</summary>
    public async Task<TestDatabase> CopyAsync()
    {
        var folder = NewFolder();
        await using (var connection = new SqliteConnection(Options.ConnectionString + ";Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $file";
            command.Parameters.AddWithValue("$file", FileIn(folder));
            await command.ExecuteNonQueryAsync();
        }

        return InFolder(folder);
    }

    public async ValueTask DisposeAsync()
    {
        Database.Dispose();
        await _drop();
    }

    private static async Task<TestDatabase> CreateSqliteAsync()
    {
        var folder = NewFolder();
        File.Copy(await SqliteTemplate.Value, FileIn(folder));
        return InFolder(folder);
    }

    private static TestDatabase InFolder(string folder)
    {
        var options = Sqlite(folder);
        return new TestDatabase(
            options,
            () =>
            {
                using (var connection = new SqliteConnection(options.ConnectionString))
                    SqliteConnection.ClearPool(connection);
                Directory.Delete(folder, recursive: true);
                return Task.CompletedTask;
            },
            folder);
    }

    private static async Task<string> MigrateTemplateAsync()
    {
        var folder = NewFolder();
        var options = Sqlite(folder);
        options.ConnectionString += ";Pooling=False"; // Closing the last connection folds the write-ahead log into the file.
        await NewMigrator(options).MigrateAsync(CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return FileIn(folder);
    }

    private static async Task<TestDatabase> CreateSqlServerAsync()
    {
        var server = new SqlConnectionStringBuilder(DatabaseProviders.SqlServer);
        var name = $"financetrack_test_{Guid.NewGuid():N}";
        await ExecuteAsync(server, $"CREATE DATABASE {name}; ALTER DATABASE {name} SET READ_COMMITTED_SNAPSHOT ON;");
        var options = new DatabaseOptions
        {
            Provider = DatabaseProvider.SqlServer,
            ConnectionString = new SqlConnectionStringBuilder(server.ConnectionString) { InitialCatalog = name }.ConnectionString,
        };
        await NewMigrator(options).MigrateAsync(CancellationToken.None);
        return new TestDatabase(options, () =>
            ExecuteAsync(server, $"ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {name};"));
    }

    private static async Task ExecuteAsync(SqlConnectionStringBuilder server, string sql)
    {
        await using var connection = new SqlConnection(
            new SqlConnectionStringBuilder(server.ConnectionString) { InitialCatalog = "master" }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new SqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static Migrator NewMigrator(DatabaseOptions options) =>
        new(Microsoft.Extensions.Options.Options.Create(options), NullLoggerFactory.Instance);

    private static DatabaseOptions Sqlite(string folder) => new() { ConnectionString = $"Data Source={FileIn(folder)}" };

    private static string FileIn(string folder) => Path.Combine(folder, "financetrack.db");

    private static string NewFolder() => Directory.CreateTempSubdirectory("financetrack-test-").FullName;
}
