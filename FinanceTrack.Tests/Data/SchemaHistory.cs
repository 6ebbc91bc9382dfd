using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace FinanceTrack.Tests.Data;

/// <summary>
/// What migrations have made of a schema. The model takes a table only whole, so that columns of a later migration are put where the table
/// is made, and what a later one renames or drops is changed there.
/// </summary>
internal static class SchemaHistory
{
    private const string Rename = "sp_rename";

    public static IReadOnlyList<TSqlStatement> Final(IEnumerable<TSqlStatement> statements)
    {
        var final = new List<TSqlStatement>();
        foreach (var statement in statements)
        {
            if (!Apply(statement, final))
                final.Add(statement);
        }

        return final;
    }

    private static bool Apply(TSqlStatement statement, List<TSqlStatement> before)
    {
        switch (statement)
        {
            case AlterTableAddTableElementStatement { Definition.ColumnDefinitions.Count: > 0 } added:
                foreach (var column in added.Definition.ColumnDefinitions)
                    Table(before, added.SchemaObjectName).Definition.ColumnDefinitions.Add(column);
                return true;
            case AlterTableDropTableElementStatement dropped:
                foreach (var element in dropped.AlterTableDropTableElements)
                    Drop(before, dropped.SchemaObjectName, element.Name.Value);
                return true;
            case DropTableStatement dropped:
                var names = dropped.Objects.Select(TSql.NameOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
                before.RemoveAll(known => names.Any(name => IsOf(name, known)));
                return true;
            case ExecuteStatement { ExecuteSpecification.ExecutableEntity: ExecutableProcedureReference procedure }
                when IsRename(procedure):
                RenameColumn(before, procedure);
                return true;
            default:
                return false;
        }
    }

    private static CreateTableStatement Table(List<TSqlStatement> statements, SchemaObjectName name) =>
        statements.OfType<CreateTableStatement>().Single(table => TSql.NameOf(table.SchemaObjectName) == TSql.NameOf(name));

    // A column of the table, or a constraint that a statement of its own has added.
    private static void Drop(List<TSqlStatement> statements, SchemaObjectName table, string name)
    {
        var columns = Table(statements, table).Definition.ColumnDefinitions;
        var dropped = columns.SingleOrDefault(column => column.ColumnIdentifier.Value == name) is { } found
            ? columns.Remove(found)
            : statements.RemoveAll(statement => Adds(statement, name)) == 1;
        Assert.True(dropped, $"{name} is dropped, and was not made by one statement.");
    }

    private static bool Adds(TSqlStatement statement, string constraint) =>
        statement is AlterTableAddTableElementStatement added
        && added.Definition.TableConstraints.Any(definition => definition.ConstraintIdentifier?.Value == constraint);

    private static bool IsRename(ExecutableProcedureReference procedure) =>
        procedure.ProcedureReference.ProcedureReference.Name.BaseIdentifier.Value == Rename;

    // EXEC sp_rename N'Table.Old', N'New', N'COLUMN'
    private static void RenameColumn(List<TSqlStatement> statements, ExecutableProcedureReference rename)
    {
        string[] arguments = [.. rename.Parameters.Select(parameter => ((StringLiteral)parameter.ParameterValue).Value)];
        Assert.Equal("COLUMN", arguments[2]);
        var (table, old) = (arguments[0].Split('.')[0], arguments[0].Split('.')[1]);
        foreach (var name in statements.Where(statement => IsOf(table, statement))
            .SelectMany(TSql.All<Identifier>).Where(name => name.Value == old))
        {
            name.Value = arguments[1];
        }
    }

    private static bool IsOf(string table, TSqlStatement statement) => statement switch
    {
        CreateTableStatement created => TSql.NameOf(created.SchemaObjectName) == table,
        CreateIndexStatement index => TSql.NameOf(index.OnName) == table,
        AlterTableAddTableElementStatement added => TSql.NameOf(added.SchemaObjectName) == table,
        _ => false,
    };
}
