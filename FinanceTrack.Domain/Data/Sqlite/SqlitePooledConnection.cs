using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace FinanceTrack.Domain.Data.Sqlite;

/// <summary>
/// A SQLite connection that stays open between sessions and keeps its compiled statements: compiling is otherwise repeated for
/// each command, and costs more than running what most of them say. (SQL Server keeps plans in the server.)
/// </summary>
internal sealed class SqlitePooledConnection(string connectionString) : SqliteConnection(connectionString)
{
    // Far more than the hot paths have; what comes later is compiled each time.
    private const int MaxStatements = 128;

    private readonly Dictionary<string, StatementCommand> _idle = new(MaxStatements, StringComparer.Ordinal);
    private string? _next;
    private bool _closing;

    /// <summary>The command created next will run this text.</summary>
    public void Expect(string text) => _next = text;

    public override SqliteCommand CreateCommand()
    {
        var text = _next;
        _next = null;
        if (text is null)
            return base.CreateCommand();
        if (_idle.Remove(text, out var idle))
        {
            idle.IsIdle = false;
            idle.Transaction = Transaction;
            return idle;
        }

        return new StatementCommand(this, text) { Transaction = Transaction };
    }

    public override void Close()
    {
        _closing = true;
        foreach (var command in _idle.Values)
        {
            command.IsIdle = false;
            command.Dispose();
        }

        _idle.Clear();
        base.Close();
    }

    private bool TryKeep(StatementCommand command)
    {
        // Another text means that a list was expanded into it, which is not asked for again by that text.
        if (_closing || _idle.Count == MaxStatements || command.CommandText != command.Statement || !_idle.TryAdd(command.Statement, command))
            return false;
        command.IsIdle = true;
        command.Parameters.Clear();
        command.Transaction = null;
        return true;
    }

    /// <summary>A command that goes back to its connection where others are disposed of.</summary>
    private sealed class StatementCommand : SqliteCommand
    {
        private readonly SqlitePooledConnection _owner;

        public StatementCommand(SqlitePooledConnection owner, string statement)
        {
            Connection = _owner = owner;
            CommandText = Statement = statement;
            CommandTimeout = owner.DefaultTimeout;
        }

        public string Statement { get; }

        /// <summary>Given back, and perhaps disposed of a second time.</summary>
        public bool IsIdle { get; set; }

        public override SqliteParameter CreateParameter() => new NamedParameter();

        // Without this the driver compiles as it reads, and keeps nothing of a text whose results were not read past their end.
        public override SqliteDataReader ExecuteReader(System.Data.CommandBehavior behavior)
        {
            if (CommandText == Statement)
                Prepare();
            return base.ExecuteReader(behavior);
        }

        protected override void Dispose(bool disposing)
        {
            if (!disposing || !(IsIdle || _owner.TryKeep(this)))
                base.Dispose(disposing);
        }
    }

    /// <summary>A parameter whose name is as it stands in the text: for one without the sign the driver tries every sign there is.</summary>
    private sealed class NamedParameter : SqliteParameter
    {
        [AllowNull]
        public override string ParameterName
        {
            get => base.ParameterName;
            set => base.ParameterName = value is null || value.StartsWith('@') ? value : $"@{value}";
        }
    }
}
