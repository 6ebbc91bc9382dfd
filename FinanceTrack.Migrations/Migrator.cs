using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator.Runner;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Migrations;

/// <summary>
/// Brings the schema up to date. Run by LocalHost at its start and by the deployment, never by a function's cold start.
/// </summary>
public sealed class Migrator(IOptions<DatabaseOptions> options, ILoggerFactory loggers)
{
    private readonly SchemaVersion _schema = new(options, loggers);

    /// <summary>Runs what is missing; cheap when nothing is. Returns whether anything was run.</summary>
    public async Task<bool> MigrateAsync(CancellationToken cancellationToken)
    {
        if (await _schema.IsCurrentAsync(cancellationToken))
            return false;

        await Dialects.Of(options.Value.Provider).PrepareAsync(options.Value, cancellationToken);
        await using var services = new ServiceCollection()
            .AddSingleton(loggers)
            .AddLogging()
            .AddFluentMigratorCore()
            .ConfigureRunner(runner => runner.AddEngine(options.Value).ScanIn(typeof(SchemaVersion).Assembly).For.Migrations())
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();
        return true;
    }
}
