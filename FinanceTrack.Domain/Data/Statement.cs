using FinanceTrack.Domain.Data.Sqlite;
using FinanceTrack.Domain.Data.SqlServer;

namespace FinanceTrack.Domain.Data;

/// <summary>
/// One SQL statement (or a batch sent in one round trip), written once and rendered for each dialect when its class is first used.
/// Statements are static read-only fields beside the method that runs them; a test finds them all by reflection
/// and binds the T-SQL of each against the migrated schema.
/// </summary>
public sealed class Statement
{
    private readonly string[] _texts;

    private Statement(Func<IDialect, string> render)
    {
        _texts = [.. Dialects.All.Select(render)];
        Parts = [this];
    }

    private Statement(IReadOnlyList<Statement> parts)
    {
        _texts = [.. Dialects.All.Select(dialect => string.Join('\n', parts.Select(part => part.For(dialect).TrimEnd(';') + ';')))];
        Parts = parts;
    }

    /// <summary>The statements that it was made of by <see cref="Then"/>; itself otherwise.</summary>
    internal IReadOnlyList<Statement> Parts { get; }

    /// <summary>A statement on which both engines agree.</summary>
    public static Statement Of(string sql) => new(_ => sql);

    /// <summary>A statement with clauses of the dialect in it.</summary>
    public static Statement Of(Func<IDialect, string> render) => new(render);

    /// <summary>Both in one round trip, each written by the owner of its table. They share their parameters.</summary>
    internal Statement Then(Statement next) => new([.. Parts, .. next.Parts]);

    public string For(IDialect dialect) => _texts[dialect.Index];
}

public static class Dialects
{
    public static readonly IDialect Sqlite = new SqliteDialect();
    public static readonly IDialect SqlServer = new SqlServerDialect();

    public static IDialect Of(DatabaseProvider provider) => provider == DatabaseProvider.SqlServer ? SqlServer : Sqlite;

    public static IReadOnlyList<IDialect> All { get; } = [Sqlite, SqlServer];
}
