using System.Reflection;
using Dapper;
using FluentMigrator;
using FluentMigrator.Runner;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Data.Migrations;

/// <summary>
/// Brings the schema up to date. Run by LocalHost at its start and by the deployment, never by a function's cold start.
/// </summary>
public sealed class Migrator(IOptions<DatabaseOptions> options, ILoggerFactory loggers)
{
    private static readonly string Latest = "SELECT MAX(Version) FROM VersionInfo";

    private readonly IDialect _dialect = Dialects.Of(options.Value.Provider);
    private readonly ILogger _logger = loggers.CreateLogger<Migrator>();

    /// <summary>The newest migration that this build knows.</summary>
    public static long Newest { get; } = typeof(Migrator).Assembly.GetTypes()
        .Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Version ?? 0)
        .Max();

    /// <summary>Runs what is missing; cheap when nothing is. Answers whether anything was run.</summary>
    public async Task<bool> MigrateAsync(CancellationToken cancellationToken)
    {
        if (await IsUpToDateAsync(cancellationToken))
            return false;

        await _dialect.PrepareAsync(options.Value, cancellationToken);
        await using var services = new ServiceCollection()
            .AddSingleton(loggers)
            .AddLogging()
            .AddFluentMigratorCore()
            .ConfigureRunner(runner =>
            {
                _dialect.AddMigrations(runner, options.Value.ConnectionString);
                runner.ScanIn(typeof(Migrator).Assembly).For.Migrations();
            })
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();
        return true;
    }

    /// <summary>Whether the database exists and holds the newest migration.</summary>
    public async Task<bool> IsUpToDateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await new RetryPolicy(_dialect, options.Value, TimeProvider.System, _logger).OpenAsync(cancellationToken);
            return await connection.ExecuteScalarAsync<long?>(new CommandDefinition(Latest, cancellationToken: cancellationToken)) >= Newest;
        }
        catch (System.Data.Common.DbException exception) when (exception is not DatabaseUnavailableException)
        {
            return false; // No database or no version table yet: the migration itself will say what else is wrong.
        }
    }
}
