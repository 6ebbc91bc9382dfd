using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace FinanceTrack.Tests.Data;

/// <summary>What no statement may do, whatever it is for.</summary>
internal static class StatementRules
{
    public static IEnumerable<string> Broken(TSqlScript sql)
    {
        if (TSql.All<MergeStatement>(sql).Count > 0)
            yield return "MERGE has races: use IDialect.Upsert";
        if (TSql.All<WaitForStatement>(sql).Count > 0)
            yield return "WAITFOR holds a connection";
        if (TSql.All<TableHint>(sql).Any(hint => hint.HintKind is TableHintKind.NoLock or TableHintKind.ReadUncommitted))
            yield return "NOLOCK reads what may never be committed";
        if (TSql.All<SelectStarExpression>(sql).Count > 0)
            yield return "SELECT * changes its meaning with the schema";
    }

    /// <summary>The tables that a part of the statement reads or changes without comparing the owner of their rows.</summary>
    public static IEnumerable<string> Unfiltered(SqlServerSchema schema, TSqlScript sql)
    {
        foreach (var query in TSql.All<QuerySpecification>(sql).Where(query => query.FromClause is not null))
        {
            foreach (var table in Unfiltered(schema, query.FromClause.TableReferences, query.WhereClause, query.FromClause))
                yield return $"reads {table}";
        }

        foreach (var change in TSql.All<UpdateDeleteSpecificationBase>(sql))
        {
            // A target that is an alias stands in the FROM clause with its name.
            IEnumerable<TSqlFragment> tables = change.FromClause is null ? [change.Target] : change.FromClause.TableReferences;
            foreach (var table in Unfiltered(schema, tables, change.WhereClause, change.FromClause))
                yield return $"changes {table}";
        }
    }

    private static IEnumerable<string> Unfiltered(
        SqlServerSchema schema, IEnumerable<TSqlFragment> tables, params TSqlFragment?[] conditions)
    {
        var compared = conditions.OfType<TSqlFragment>()
            .SelectMany(TSql.All<BooleanComparisonExpression>)
            .Where(comparison => comparison.ComparisonType == BooleanComparisonType.Equals)
            .SelectMany(comparison => new[] { comparison.FirstExpression, comparison.SecondExpression })
            .OfType<ColumnReferenceExpression>()
            .Select(column => column.MultiPartIdentifier?.Identifiers ?? [])
            .Where(parts => parts.Count > 0)
            .Select(parts => string.Join('.', parts.TakeLast(2).Select(part => part.Value)))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
            from table in tables.SelectMany(DirectTables)
            let name = TSql.NameOf(table.SchemaObject)
            let owners = schema.OwnersOf(name)
            where owners.Count > 0
                && !owners.Any(owner => compared.Contains(owner) || compared.Contains($"{table.Alias?.Value ?? name}.{owner}"))
            select name;
    }

    // Tables of a derived table are its own query's.
    private static IEnumerable<NamedTableReference> DirectTables(TSqlFragment table) => table switch
    {
        NamedTableReference named => [named],
        JoinTableReference join => DirectTables(join.FirstTableReference).Concat(DirectTables(join.SecondTableReference)),
        JoinParenthesisTableReference parenthesis => DirectTables(parenthesis.Join),
        _ => [],
    };
}
