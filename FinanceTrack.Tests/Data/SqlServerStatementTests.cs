using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace FinanceTrack.Tests.Data;

/// <summary>The T-SQL of every statement, bound to the migrated schema without a server.</summary>
public sealed class SqlServerStatementTests
{
    [Fact]
    public void Every_statement_binds_to_the_migrated_schema() =>
        AssertNone(StatementBinder.Bind(
            SqlServerSchema.Migrated, Statements.All.Select(found => (found.Name, TSql.Render(found.Statement)))));

    [Fact]
    public void No_statement_uses_what_is_forbidden() => AssertNone(
        from found in Statements.All
        from broken in StatementRules.Broken(TSql.Parse(TSql.Render(found.Statement)))
        select $"{found.Name}: {broken}");

    [Fact]
    public void Every_statement_on_owned_rows_asks_for_the_owner_unless_it_says_why_not()
    {
        var unfiltered = (
            from found in Statements.All
            from table in StatementRules.Unfiltered(SqlServerSchema.Migrated, TSql.Parse(TSql.Render(found.Statement)))
            select (found.Name, Keys: new[] { found.Class, $"{found.Class}.{found.Member}" }, Problem: table)).ToList();

        AssertNone(unfiltered.Where(found => !found.Keys.Any(AcrossUsers.Reasons.ContainsKey))
            .Select(found => $"{found.Name} {found.Problem}"));
        AssertNone(AcrossUsers.Reasons.Keys.Except(unfiltered.SelectMany(found => found.Keys)));
    }

    [Fact]
    public void A_table_is_named_only_in_the_room_that_owns_it()
    {
        var foreign = (
            from found in Statements.All
            from part in found.Statement.Parts
            let type = Statements.OwnerOf(part) ?? found.Type
            from table in TSql.All<NamedTableReference>(TSql.Parse(TSql.Render(part)))
                .Select(name => TSql.NameOf(name.SchemaObject)).Distinct()
            where SqlServerSchema.Migrated.Tables.ContainsKey(table) && TableOwners.RoomOf(table) != TableOwners.RoomOf(type)
            select (Key: $"{type.Name}: {table}", found.Name)).ToList();

        AssertNone(foreign.Where(found => !TableOwners.Exceptions.ContainsKey(found.Key)).Select(found => $"{found.Name} -> {found.Key}"));
        AssertNone(TableOwners.Exceptions.Keys.Except(foreign.Select(found => found.Key)));
        AssertNone(SqlServerSchema.Migrated.Tables.Keys.Where(table => TableOwners.RoomOf(table) is null));
    }

    [Fact]
    public void Every_statement_stands_in_a_static_field_and_some_were_found()
    {
        AssertNone(Statements.FindHidden());
        Assert.True(Statements.All.Count > 50, $"Only {Statements.All.Count} statements were found.");
    }

    [Fact]
    public void Wrong_statements_are_reported()
    {
        (string Name, string Sql, string Problem)[] wrong =
        [
            ("column read", "SELECT Nonsense FROM Outbox WHERE Id = @Id", "SQL71501"),
            ("column changed", "UPDATE Outbox SET Nonsense = 1 WHERE Id = @Id", "SQL71501"),
            ("column compared", "DELETE Outbox FROM Outbox o WHERE o.Nonsense = @Id", "SQL71501"),
            ("table", "SELECT Id FROM Nowhere", "SQL71502"),
            ("syntax", "SELECT Id FROM Outbox LIMIT 10", "line 1"),
        ];

        var problems = StatementBinder.Bind(SqlServerSchema.Migrated, wrong.Select(statement => (statement.Name, statement.Sql)));

        Assert.All(wrong, statement => Assert.Contains(problems, problem =>
            problem.Contains(statement.Name, StringComparison.Ordinal) && problem.Contains(statement.Problem, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("MERGE INTO Inbox AS t USING Inbox AS s ON t.MessageKey = s.MessageKey WHEN MATCHED THEN DELETE;")]
    [InlineData("WAITFOR DELAY '00:00:01'")]
    [InlineData("SELECT MessageKey FROM Inbox WITH (NOLOCK)")]
    [InlineData("SELECT * FROM Inbox")]
    public void A_forbidden_statement_is_reported(string sql) => Assert.Single(StatementRules.Broken(TSql.Parse(sql)));

    [Theory]
    [InlineData("SELECT Id FROM Sessions WHERE Id = @Id", 1)]
    [InlineData("DELETE FROM Sessions WHERE Id = @Id", 1)]
    [InlineData("UPDATE Sessions SET Device = @Device WHERE Id = @Id; DELETE FROM Sessions WHERE UserId = @UserId", 1)]
    [InlineData("SELECT s.Id FROM Sessions s JOIN ApiKeys k ON k.Id = s.Id WHERE s.UserId = @UserId", 1)]
    [InlineData("SELECT s.Id FROM Sessions s JOIN ApiKeys k ON k.UserId = s.UserId WHERE s.UserId = @UserId", 0)]
    [InlineData("SELECT Id FROM Users WHERE Id = @Id", 0)]
    [InlineData("SELECT Id FROM Transactions WHERE UserId = @UserId", 1)]
    [InlineData("SELECT t.Id FROM Transactions t JOIN Categories c ON c.LedgerId = t.LedgerId WHERE t.LedgerId = @LedgerId", 0)]
    public void A_statement_that_does_not_ask_for_the_owner_is_reported(string sql, int problems) =>
        Assert.Equal(problems, StatementRules.Unfiltered(SqlServerSchema.Migrated, TSql.Parse(sql)).Count());

    private static void AssertNone(IEnumerable<string> problems)
    {
        var found = string.Join(Environment.NewLine, problems);
        Assert.True(found.Length == 0, found);
    }
}
