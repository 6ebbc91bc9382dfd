using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace FinanceTrack.Tests.Data;

/// <summary>
/// Binds statements against the schema as SQL Server would when it makes a procedure of each, and says what does not resolve.
/// </summary>
internal static class StatementBinder
{
    private const string AnyType = "NVARCHAR(MAX)";

    /// <param name="statements">T-SQL by the name to report it under.</param>
    public static IReadOnlyList<string> Bind(SqlServerSchema schema, IEnumerable<(string Name, string Sql)> statements)
    {
        using var model = new TSqlModel(SqlServerVersion.SqlAzure, new TSqlModelOptions());
        foreach (var definition in schema.Definitions)
            model.AddObjects(definition);

        var problems = new List<string>();
        foreach (var (name, sql) in statements)
        {
            try
            {
                model.AddObjects(Procedure(schema, name, sql));
            }
            catch (Exception exception) when (exception is FormatException or DacModelException)
            {
                problems.Add($"{name}: {exception.Message}");
            }
        }

        problems.AddRange(model.Validate().Select(message => $"SQL{message.Number} {message.Message}"));
        return problems;
    }

    private static string Procedure(SqlServerSchema schema, string name, string sql)
    {
        var tree = TSql.Parse(sql);
        var tables = TSql.All<NamedTableReference>(tree).Select(table => TSql.NameOf(table.SchemaObject)).ToList();
        var declared = TSql.All<DeclareVariableElement>(tree).Select(variable => variable.VariableName.Value)
            .Concat(TSql.All<DeclareTableVariableBody>(tree).Select(variable => variable.VariableName.Value));
        var parameters = TSql.All<VariableReference>(tree).Select(variable => variable.Name)
            .Except(declared, StringComparer.OrdinalIgnoreCase)
            .Select(parameter => $"{parameter} {schema.TypeOf(parameter.TrimStart('@').TrimEnd('1', '2'), tables) ?? AnyType}");
        return $"CREATE PROCEDURE [{name}] {string.Join(", ", parameters)} AS BEGIN\n{sql}\nEND";
    }
}
