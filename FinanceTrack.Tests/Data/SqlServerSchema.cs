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
    private static readonly string[] Owners = ["LedgerId", "OwnerId", "UserId"];

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

    /// <summary>The columns of the table that hold its owner: a user or a ledger. None where its rows belong to neither.</summary>
    public IReadOnlyList<string> OwnersOf(string table) =>
        Tables.TryGetValue(table, out var columns) ? [.. Owners.Where(columns.ContainsKey)] : [];

    /// <summary>The type of the column of that name, of one of these tables if they have it.</summary>
    public string? TypeOf(string column, IEnumerable<string> preferred) =>
        preferred.Concat(Tables.Keys)
            .Select(table => Tables.GetValueOrDefault(table)?.GetValueOrDefault(column)).FirstOrDefault(type => type is not null);

    private static string Script()
    {
        using var script = new StringWriter();
        using var writing = new SqlScriptFluentMigratorLoggerProvider(
            script, new SqlScriptFluentMigratorLoggerOptions { ShowSql = true, OutputGoBetweenStatements = true });
        using var services = new ServiceCollection()
            .AddFluentMigratorCore()
            .ConfigureRunner(runner => runner.AddSqlServer2016().AsGlobalPreview().ScanIn(typeof(SchemaVersion).Assembly).For.Migrations())
            .Configure<RunnerOptions>(options => (options.NoConnection, options.Task) = (true, "migrate:up"))
            .AddLogging(logging => logging.AddProvider(writing))
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();
        return script.ToString();
    }

    private static SqlServerSchema Read(string script)
    {
        var statements = SchemaHistory.Final(TSql.Parse(script).Batches.SelectMany(batch => batch.Statements));
        var tables = statements.OfType<CreateTableStatement>().ToDictionary(
            table => TSql.NameOf(table.SchemaObjectName), StringComparer.OrdinalIgnoreCase);

        return new SqlServerSchema(
            [.. statements.Where(Defines).Select(TextOf)],
            tables.ToDictionary(table => table.Key, table => Columns(table.Value.Definition), StringComparer.OrdinalIgnoreCase));
    }

    private static string TextOf(TSqlStatement statement)
    {
        if (statement is not (CreateTableStatement or CreateIndexStatement or AlterTableAddTableElementStatement))
            return TSql.TextOf(statement);
        new Sql160ScriptGenerator().GenerateScript(statement, out var text);
        return text;
    }

    private static bool Defines(TSqlStatement statement) =>
        statement is CreateTableStatement or CreateIndexStatement or AlterTableStatement or CreateViewStatement or CreateTypeStatement;

    private static Dictionary<string, string> Columns(TableDefinition definition) => definition.ColumnDefinitions.ToDictionary(
        column => column.ColumnIdentifier.Value, column => TSql.TextOf(column.DataType), StringComparer.OrdinalIgnoreCase);
}
