using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Transactions;

namespace FinanceTrack.Domain.Categorization.Rules;

/// <summary>The SQL of rules. A user has few, so they are read together.</summary>
internal static class RuleTable
{
    internal const string Columns =
        "UserId, Id, Position, TextMatch, Text, Currency, MinimumMinor, MaximumMinor, CategoryId, CreatedAt, UpdatedAt, Version";

    private static readonly string[] ColumnNames = Columns.Split(", ");

    private static readonly Statement ListSql = Statement.Of(
        $"SELECT {Columns} FROM CategorizationRules WHERE UserId = @UserId ORDER BY Position, Id");

    private static readonly Statement LockSql = Statement.Of(
        d => $"SELECT {Columns} FROM CategorizationRules {d.ForUpdate} WHERE UserId = @UserId ORDER BY Position, Id");

    private static readonly Statement InsertSql = Statement.Of(
        $"INSERT INTO CategorizationRules ({Columns}) VALUES ({SqlText.Parameters(ColumnNames)}); {LedgerStamps.Setup}");

    private static readonly Statement UpdateSql = Statement.Of($"""
        UPDATE CategorizationRules
        SET Position = @Position, TextMatch = @TextMatch, Text = @Text, Currency = @Currency, MinimumMinor = @MinimumMinor,
            MaximumMinor = @MaximumMinor, CategoryId = @CategoryId, UpdatedAt = @UpdatedAt, Version = @Version
        WHERE UserId = @UserId AND Id = @Id;
        {LedgerStamps.Setup}
        """);

    private static readonly Statement MoveSql = Statement.Of(
        $"UPDATE CategorizationRules SET Position = @Position WHERE UserId = @UserId AND Id = @Id; {LedgerStamps.Setup}");

    private static readonly Statement DeleteSql = Statement.Of(
        $"DELETE FROM CategorizationRules WHERE UserId = @UserId AND Id = @Id; {LedgerStamps.Setup}");

    private static readonly Statement ReassignSql = Statement.Of($"""
        UPDATE CategorizationRules SET CategoryId = @ToId, Version = Version + 1 WHERE UserId = @UserId AND CategoryId = @FromId;
        {LedgerStamps.Setup}
        """);

    private static readonly Statement CountByCategorySql = Statement.Of(
        "SELECT COUNT(*) FROM CategorizationRules WHERE UserId = @UserId AND CategoryId = @CategoryId");

    private static readonly Statement DeleteUserSql = Statement.Of("DELETE FROM CategorizationRules WHERE UserId = @UserId");

    private static readonly Statement CategorySql = Statement.Of(
        "SELECT COUNT(*) FROM Categories WHERE UserId = @UserId AND Id = @CategoryId AND IsArchived = @IsArchived");

    public static Task<IReadOnlyList<RuleRow>> ListAsync(DbSession session, Guid userId) =>
        session.QueryAsync<RuleRow>(ListSql, new { UserId = userId });

    /// <summary>The rules, locked until the transaction ends.</summary>
    public static async Task<IReadOnlyList<RuleRow>> LockAsync(DbSession session, Guid userId)
    {
        await LedgerLock.HoldAsync(session, userId); // Who has no rule yet has no row of them to hold.
        return await session.QueryAsync<RuleRow>(LockSql, new { UserId = userId });
    }

    public static Task InsertAsync(DbSession session, RuleRow row) => session.ExecuteAsync(InsertSql, row);

    public static Task UpdateAsync(DbSession session, RuleRow row) => session.ExecuteAsync(UpdateSql, row);

    public static Task DeleteAsync(DbSession session, Guid userId, Guid id) =>
        session.ExecuteAsync(DeleteSql, new { UserId = userId, Id = id });

    /// <summary>Numbers the rules from 1 in the order given; a rule that only moves keeps its version.</summary>
    public static async Task RenumberAsync(DbSession session, IReadOnlyList<RuleRow> ordered)
    {
        for (var i = 0; i < ordered.Count; i++)
        {
            if (ordered[i].Position != i + 1)
                await session.ExecuteAsync(MoveSql, new { ordered[i].UserId, ordered[i].Id, Position = i + 1 });
        }
    }

    public static Task ReassignAsync(DbSession session, Guid userId, Guid from, Guid to) =>
        session.ExecuteAsync(ReassignSql, new { UserId = userId, FromId = from, ToId = to });

    /// <summary>Whether a rule of the user gives the category.</summary>
    public static async Task<bool> NamesCategoryAsync(DbSession session, Guid userId, Guid categoryId) =>
        await session.ScalarAsync<int>(CountByCategorySql, new { UserId = userId, CategoryId = categoryId }) > 0;

    public static Task EraseAsync(DbSession session, Guid userId) => session.ExecuteAsync(DeleteUserSql, new { UserId = userId });

    /// <summary>A row whose columns are <see cref="Columns"/>.</summary>
    public static RuleRow Read(RowReader row) => new()
    {
        UserId = row.Id(0),
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

    /// <summary>Whether the category is the user's and takes new transactions.</summary>
    public static async Task<bool> IsOpenCategoryAsync(DbSession session, Guid userId, Guid categoryId) =>
        await session.ScalarAsync<int>(CategorySql, new { UserId = userId, CategoryId = categoryId, IsArchived = false }) == 1;
}
