using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Data.Migrations;
using FinanceTrack.Migrations;
using FluentMigrator.Runner;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Support;

/// <summary>A SQLite file that is brought to an old schema, filled, and then migrated further.</summary>
public sealed class OldDatabase : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.db");

    private string ConnectionString => $"Data Source={_path};Pooling=False";

    public SqliteConnection Connect() => new(ConnectionString);

    /// <param name="version">The last migration to run; null for all.</param>
    public void Migrate(long? version)
    {
        using var services = new ServiceCollection()
            .AddFluentMigratorCore()
            .ConfigureRunner(runner => runner
                .AddEngine(new DatabaseOptions { Provider = DatabaseProvider.Sqlite, ConnectionString = ConnectionString })
                .ScanIn(typeof(SchemaVersion).Assembly).For.Migrations())
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        var runner = scope.ServiceProvider.GetRequiredService<IMigrationRunner>();
        if (version is { } last)
            runner.MigrateUp(last);
        else
            runner.MigrateUp();
    }

    public void Dispose() => File.Delete(_path);
}
