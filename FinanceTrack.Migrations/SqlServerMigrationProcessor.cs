using System.Data.Common;
using FluentMigrator.Runner.Generators.SqlServer;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.Processors;
using FluentMigrator.Runner.Processors.SqlServer;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Migrations;

/// <summary>
/// At many errors SQL Server has rolled back before it answers. The migrator would then fail in rolling back once more, and only that
/// ("this SqlTransaction has completed") be heard, instead of what the server said.
/// </summary>
internal sealed partial class SqlServerMigrationProcessor(
    ILogger<SqlServer2016Processor> logger,
    SqlServer2008Quoter quoter,
    SqlServer2016Generator generator,
    IOptionsSnapshot<ProcessorOptions> options,
    IConnectionStringAccessor connectionString,
    IServiceProvider services) : SqlServer2016Processor(logger, quoter, generator, options, connectionString, services)
{
    public override void RollbackTransaction()
    {
        try
        {
            base.RollbackTransaction();
        }
        catch (Exception exception) when (exception is InvalidOperationException or DbException)
        {
            LogOver(Logger, exception);
            Transaction = null; // Else it would be rolled back a third time with the processor.
        }
    }

    [LoggerMessage(
        1007, LogLevel.Debug, "The transaction of a migration that failed could not be rolled back: most often the server has done it")]
    private static partial void LogOver(ILogger logger, Exception exception);
}
