using System.Text.RegularExpressions;
using FinanceTrack.Domain.Data;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace FinanceTrack.Tests.Data;

/// <summary>T-SQL as text and as a tree.</summary>
internal static partial class TSql
{
    /// <summary>The statement as SQL Server gets it: Dapper makes <c>IN @Ids</c> a list of parameters.</summary>
    public static string Render(Statement statement) =>
        ListParameter().Replace(statement.For(Dialects.SqlServer), "IN (@${name}1, @${name}2)");

    /// <exception cref="FormatException">It is not T-SQL.</exception>
    public static TSqlScript Parse(string sql)
    {
        var tree = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        return errors.Count == 0
            ? (TSqlScript)tree
            : throw new FormatException(string.Join("; ", errors.Select(e => $"line {e.Line}: {e.Message}")));
    }

    public static string TextOf(TSqlFragment fragment) => string.Concat(
        fragment.ScriptTokenStream.Skip(fragment.FirstTokenIndex)
            .Take(fragment.LastTokenIndex - fragment.FirstTokenIndex + 1).Select(t => t.Text));

    public static string NameOf(SchemaObjectName name) => name.BaseIdentifier.Value;

    /// <summary>Every node of the kind, in the order of the text.</summary>
    public static IReadOnlyList<T> All<T>(TSqlFragment fragment)
        where T : TSqlFragment
    {
        var collector = new Collector<T>();
        fragment.Accept(collector);
        return collector.Found;
    }

    [GeneratedRegex(@"\bIN\s+@(?<name>\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex ListParameter();

    private sealed class Collector<T> : TSqlFragmentVisitor
        where T : TSqlFragment
    {
        public List<T> Found { get; } = [];

        public override void Visit(TSqlFragment node)
        {
            if (node is T found)
                Found.Add(found);
        }
    }
}
