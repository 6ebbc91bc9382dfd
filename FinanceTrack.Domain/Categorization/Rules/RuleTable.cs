using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Limits;

namespace FinanceTrack.Domain.Categorization.Rules;

/// <summary>The SQL of rules. A user has few, so they are read together.</summary>
internal static class RuleTable
{
    private const string Columns =
        "LedgerId, Id, Position, TextMatch, Text, Currency, MinimumMinor, MaximumMinor, CategoryId, CreatedAt, UpdatedAt, Version";

    private static readonly string[] ColumnNames = Columns.Split(", ");

    /// <summary>All rules in no order. Read by <see cref="Read"/>.</summary>
    public static readonly Statement AllSql = Statement.Of($"SELECT {Columns} FROM CategorizationRules WHERE LedgerId = @LedgerId");

    private static readonly Statement ListSql = Statement.Of(
        $"SELECT {Columns} FROM CategorizationRules WHERE LedgerId = @LedgerId ORDER BY Position, Id");

    private static readonly Statement LockSql = Statement.Of(
        d => $"SELECT {Columns} FROM CategorizationRules {d.ForUpdate} WHERE LedgerId = @LedgerId ORDER BY Position, Id");

    private static readonly Statement InsertSql = Statement.Of(
        $"INSERT INTO CategorizationRules ({Columns}) VALUES ({SqlText.Parameters(ColumnNames)})")
        .Then(LedgersTable.TouchSetupSql);

    private static readonly Statement UpdateSql = Statement.Of("""
        UPDATE CategorizationRules
        SET Position = @Position, TextMatch = @TextMatch, Text = @Text, Currency = @Currency, MinimumMinor = @MinimumMinor,
            MaximumMinor = @MaximumMinor, CategoryId = @CategoryId, UpdatedAt = @UpdatedAt, Version = @Version
        WHERE LedgerId = @LedgerId AND Id = @Id
        """).Then(LedgersTable.TouchSetupSql);

    private static readonly Statement MoveSql = Statement.Of(
        "UPDATE CategorizationRules SET Position = @Position WHERE LedgerId = @LedgerId AND Id = @Id").Then(LedgersTable.TouchSetupSql);

    private static readonly Statement DeleteSql = Statement.Of(
        "DELETE FROM CategorizationRules WHERE LedgerId = @LedgerId AND Id = @Id").Then(LedgersTable.TouchSetupSql);

    private static readonly Statement ReassignSql = Statement.Of("""
        UPDATE CategorizationRules SET CategoryId = @ToId, Version = Version + 1 WHERE LedgerId = @LedgerId AND CategoryId = @FromId
        """).Then(LedgersTable.TouchSetupSql);

    private static readonly Statement CountByCategorySql = Statement.Of(
        "SELECT COUNT(*) FROM CategorizationRules WHERE LedgerId = @LedgerId AND CategoryId = @CategoryId");

    private static readonly Statement DeleteUserSql = Statement.Of("DELETE FROM CategorizationRules WHERE LedgerId = @LedgerId");

    public static Task<IReadOnlyList<RuleRow>> ListAsync(DbSession session, Guid ledgerId) =>
        session.QueryAsync<RuleRow>(ListSql, new { LedgerId = ledgerId });

    /// <summary>The rules, locked until the transaction ends, for a member who may change them.</summary>
    /// <param name="rows">Rows that the member is about to write, which are counted; null for none.</param>
    public static async Task<Result<IReadOnlyList<RuleRow>>> LockAsync(DbSession session, LedgerActor actor, CountedRows? rows = null)
    {
        // The ledger as well: one without rules has no rule to lock.
        var taken = rows is null ? await LedgerLock.TakeAsync(session, actor) : await LedgerLock.TakeAsync(session, actor, rows);
        if (!taken.TryGet(out _, out var refused))
            return refused;
        return (await session.QueryAsync<RuleRow>(LockSql, new { actor.LedgerId })).ToList();
    }

    public static Task InsertAsync(DbSession session, RuleRow row) => session.ExecuteAsync(InsertSql, row);

    public static Task UpdateAsync(DbSession session, RuleRow row) => session.ExecuteAsync(UpdateSql, row);

    public static Task DeleteAsync(DbSession session, Guid ledgerId, Guid id) =>
        session.ExecuteAsync(DeleteSql, new { LedgerId = ledgerId, Id = id });

    /// <summary>Numbers the rules from 1 in the order given; a rule that only moves keeps its version.</summary>
    public static async Task RenumberAsync(DbSession session, IReadOnlyList<RuleRow> ordered)
    {
        for (var i = 0; i < ordered.Count; i++)
        {
            if (ordered[i].Position != i + 1)
                await session.ExecuteAsync(MoveSql, new { ordered[i].LedgerId, ordered[i].Id, Position = i + 1 });
        }
    }

    public static Task ReassignAsync(DbSession session, Guid ledgerId, Guid from, Guid to) =>
        session.ExecuteAsync(ReassignSql, new { LedgerId = ledgerId, FromId = from, ToId = to });

    /// <summary>Whether a rule of the user gives the category.</summary>
    public static async Task<bool> NamesCategoryAsync(DbSession session, Guid ledgerId, Guid categoryId) =>
        await session.ScalarAsync<int>(CountByCategorySql, new { LedgerId = ledgerId, CategoryId = categoryId }) > 0;

    public static Task EraseAsync(DbSession session, Guid ledgerId) => session.ExecuteAsync(DeleteUserSql, new { LedgerId = ledgerId });

    /// <summary>A row whose columns are <see cref="Columns"/>.</summary>
    public static RuleRow Read(RowReader row) => new()
    {
        LedgerId = row.Id(0),
        Id = row.Id(1),
        Position = row.Int(2),
        TextMatch = (TextMatch)row.Int(3),
        Text = row.OptionalText(4),
        Currency = row.IsNull(5) ? null : row.Currency(5),
        MinimumMinor = row.IsNull(6) ? null : row.Long(6),
        MaximumMinor = row.IsNull(7) ? null : row.Long(7),
        CategoryId = row.Id(8),
        CreatedAt = row.Instant(9),
        UpdatedAt = row.Instant(10),
        Version = row.Int(11),
    };
}
