using FinanceTrack.Domain.Data;
using FinanceTrack.Migrations;
using FluentMigrator;
using FluentMigrator.Runner;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Data;

public sealed class FailingMigrationTests
{
    private const int NotToday = 50_001;

    [SkippableFact]
    public async Task What_the_server_says_comes_out_even_where_it_has_rolled_back_itself()
    {
        await using var scratch = await ScratchTable.CreateAsync(DatabaseProvider.SqlServer);
        await using var services = new ServiceCollection()
            .AddFluentMigratorCore()
            .ConfigureRunner(runner => runner
                .AddEngine(new DatabaseOptions { Provider = DatabaseProvider.SqlServer, ConnectionString = scratch.ConnectionString })
                .ScanIn(typeof(Breaking).Assembly).For.Migrations())
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        var runner = scope.ServiceProvider.GetRequiredService<IMigrationRunner>();

        var failure = Record.Exception(runner.MigrateUp);

        Assert.Equal(NotToday, Assert.IsType<SqlException>(failure?.InnerException).Number);
        Assert.Contains("Not today.", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>Fails with its transaction already rolled back.</summary>
    [Migration(99_999, "Breaking")]
    public sealed class Breaking : ForwardOnlyMigration
    {
        public override void Up() => Execute.Sql("""
            ROLLBACK TRANSACTION;
            THROW 50001, 'Not today.', 1;
            """);
    }
}
