using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace FinanceTrack.Tests.Data;

/// <summary>The schema that the migrations make on SQL Server, got without a server: they run into a script, and it is read.</summary>
internal sealed class SqlServerSchema
{
    private SqlServerSchema(IReadOnlyList<string> definitions, Dictionary<string, Dictionary<string, string>> tables)
    {
        Definitions = definitions;
        Tables = tables;
    }

    public static SqlServerSchema Migrated { get; } = Read(Script());

    /// <summary>Everything that defines an object; data that a migration moves is not there.</summary>
    public IReadOnlyList<string> Definitions { get; }

    /// <summary>The type of each column of each table.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, string>> Tables { get; }

    public bool BelongsToUsers(string table) =>
        Tables.TryGetValue(table, out var columns) && columns.ContainsKey("UserId");

    /// <summary>The type of the column of that name, of one of these tables if they have it.</summary>
    public string? TypeOf(string column, IEnumerable<string> preferred) =>
        preferred.Concat(Tables.Keys).Select(table => Tables.GetValueOrDefault(table)?.GetValueOrDefault(column)).FirstOrDefault(type => type is not null);

    private static string Script()
    {
        using var script = new StringWriter();
        using var writing = new SqlScriptFluentMigratorLoggerProvider(
            script, new SqlScriptFluentMigratorLoggerOptions { ShowSql = true, OutputGoBetweenStatements = true });
        using var services = new ServiceCollection()
            .AddFluentMigratorCore()
            .ConfigureRunner(runner => runner.AddSqlServer2016().AsGlobalPreview().ScanIn(typeof(Migrator).Assembly).For.Migrations())
            .Configure<RunnerOptions>(options => (options.NoConnection, options.Task) = (true, "migrate:up"))
            .AddLogging(logging => logging.AddProvider(writing))
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();
        return script.ToString();
    }

    private static SqlServerSchema Read(string script)
    {
        var statements = TSql.Parse(script).Batches.SelectMany(batch => batch.Statements).ToList();
        var tables = new Dictionary<string, Dictionary<string, string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var table in statements.OfType<CreateTableStatement>())
            tables[TSql.NameOf(table.SchemaObjectName)] = Columns(table.Definition);
        foreach (var change in statements.OfType<AlterTableAddTableElementStatement>())
        {
            foreach (var (name, type) in Columns(change.Definition))
                tables[TSql.NameOf(change.SchemaObjectName)][name] = type;
        }

        return new SqlServerSchema([.. statements.Where(Defines).Select(TSql.TextOf)], tables);
    }

    private static bool Defines(TSqlStatement statement) =>
        statement is CreateTableStatement or CreateIndexStatement or AlterTableStatement or CreateViewStatement or CreateTypeStatement;

    private static Dictionary<string, string> Columns(TableDefinition definition) => definition.ColumnDefinitions.ToDictionary(
        column => column.ColumnIdentifier.Value, column => TSql.TextOf(column.DataType), StringComparer.OrdinalIgnoreCase);
}
