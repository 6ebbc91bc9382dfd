using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Data.SqlServer;
using FluentMigrator;
using FluentMigrator.Runner;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FinanceTrack.Migrations;

/// <summary>How migrations run on each engine. Not in the dialect, which is shipped to Azure, where nothing migrates.</summary>
internal static class MigrationEngines
{
    public static IMigrationRunnerBuilder AddEngine(this IMigrationRunnerBuilder runner, DatabaseOptions options)
    {
        if (options.Provider == DatabaseProvider.Sqlite)
            return runner.AddSQLite().WithGlobalConnectionString(options.ConnectionString);

        runner.AddSqlServer2016().WithGlobalConnectionString(AzureSqlToken.Name(options.ConnectionString));
        runner.Services.Replace(ServiceDescriptor.Scoped<IMigrationProcessor, SqlServerMigrationProcessor>());
        return runner;
    }
}
