using System.Reflection;
using Dapper;
using FluentMigrator;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Data.Migrations;

/// <summary>Compares the migrations that a database has with those of this build. FinanceTrack.Migrations runs them.</summary>
public sealed class SchemaVersion(IOptions<DatabaseOptions> options, ILoggerFactory loggers)
{
    private static readonly string Latest = "SELECT MAX(Version) FROM VersionInfo";

    private readonly RetryPolicy _connections = new(
        Dialects.Of(options.Value.Provider), options.Value, TimeProvider.System, loggers.CreateLogger<SchemaVersion>());

    /// <summary>The newest migration that this build knows.</summary>
    public static long Newest { get; } = typeof(SchemaVersion).Assembly.GetTypes()
        .Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Version ?? 0)
        .Max();

    /// <summary>Whether the database exists and holds the newest migration.</summary>
    public async Task<bool> IsCurrentAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) >= Newest;

    /// <summary>The newest migration that the database holds; null when it does not exist or was never migrated.</summary>
    public async Task<long?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await _connections.OpenAsync(cancellationToken);
            return await connection.ExecuteScalarAsync<long?>(
                new CommandDefinition(Latest, cancellationToken: cancellationToken));
        }
        catch (System.Data.Common.DbException exception) when (exception is not DatabaseUnavailableException)
        {
            return null; // No database or no version table yet: the migration itself will say what else is wrong.
        }
    }
}
