using Dapper;
using FinanceTrack.Tests.Support;
using Microsoft.Data.Sqlite;

namespace FinanceTrack.Tests.Ledgers;

public sealed class LedgerOwnerMigrationTests : IDisposable
{
    private const long Before = 1062;
    private const long After = 1100;

    private static readonly string[] OwnedTables =
    [
        "AnomalyFeedback", "Categories", "CategorizationRules", "CategoryMemory", "CategoryStatistics", "MerchantStatistics",
        "MonthlySummaries", "Transactions", "UserStatistics",
    ];

    private readonly OldDatabase _database = new();

    [Fact]
    public async Task Rows_of_a_user_become_those_of_a_ledger_with_the_same_id_and_values()
    {
        _database.Migrate(Before);
        await using var connection = _database.Connect();
        await AddUserAsync(connection, 1, amount: -1250);
        await AddUserAsync(connection, 2, amount: 99);

        _database.Migrate(After);

        Assert.Equal(
            ["1 -1250 Kiosk", "2 99 Kiosk"],
            await connection.QueryAsync<string>(
                "SELECT substr(hex(LedgerId), 32) || ' ' || AmountMinor || ' ' || Description FROM Transactions ORDER BY LedgerId"));
        Assert.Equal([2025L, 2025L], await connection.QueryAsync<long>("SELECT Month FROM MonthlySummaries ORDER BY LedgerId"));
        Assert.Equal(2, await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM Ledgers WHERE LastSequence = 1"));
    }

    [Fact]
    public async Task Every_owned_table_refers_to_a_ledger_and_keeps_its_indexes()
    {
        _database.Migrate(After);
        await using var connection = _database.Connect();

        foreach (var table in OwnedTables)
        {
            Assert.Equal(["Ledgers.LedgerId"], await connection.QueryAsync<string>(
                $"SELECT [table] || '.' || [to] FROM pragma_foreign_key_list('{table}') WHERE [from] = 'LedgerId'"));
        }

        Assert.Empty(await connection.QueryAsync("SELECT 1 FROM pragma_foreign_key_list('Ledgers')"));
        var plan = string.Join('\n', (await connection.QueryAsync<(int, int, int, string Detail)>(
            "EXPLAIN QUERY PLAN SELECT Id FROM Transactions WHERE LedgerId = x'00' AND BookedOn >= '2026-01-01' ORDER BY BookedOn, Id"))
            .Select(step => step.Detail));
        Assert.Contains("IX_Transactions_BookedOn (LedgerId=? AND BookedOn>?)", plan, StringComparison.Ordinal);
        Assert.Equal("ok", await connection.ExecuteScalarAsync<string>("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task A_row_of_a_ledger_that_is_not_there_is_refused()
    {
        _database.Migrate(After);
        await using var connection = _database.Connect();
        await connection.ExecuteAsync("PRAGMA foreign_keys = ON");

        var refused = await Assert.ThrowsAsync<SqliteException>(() => connection.ExecuteAsync(
            "INSERT INTO CategoryMemory (LedgerId, Term, CategoryId, Answers, AnsweredAt) VALUES (x'01', 1, x'01', 1, 'now')"));

        Assert.Contains("FOREIGN KEY", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _database.Dispose();

    private static Task<int> AddUserAsync(SqliteConnection connection, int number, long amount) => connection.ExecuteAsync(
        """
        INSERT INTO Users (Id, Email, NormalizedEmail, EmailConfirmed, PasswordHash, SecurityStamp, DisplayName, HomeCurrency, TimeZone,
            Locale, Role, AccountKind, AlertBudget, TwoFactorEnabled, AuthenticatorKey, AuthenticatorStep, LockoutEnabled, LockoutEnd,
            AccessFailedCount, CreatedAt, UpdatedAt, Version)
        VALUES (@id, @email, @email, 1, '', '', '', 'EUR', 'Europe/Berlin', 'en', 0, 0, 2, 0, NULL, 0, 1, NULL, 0, 'now', 'now', 1);
        INSERT INTO Ledgers (UserId, LastSequence) VALUES (@id, 1);
        INSERT INTO MonthlySummaries (UserId, Month, Currency, CategoryId, IncomeMinor, ExpenseMinor, IncomeCount, ExpenseCount, Version)
        VALUES (@id, 2025, 'EUR', x'00', 0, @amount, 0, 1, 1);
        INSERT INTO Transactions (UserId, Id, Sequence, BookedOn, AmountMinor, Currency, Description, SearchText, CategorySource,
            CategoryKey, MerchantKey, Score, ScoreThreshold, IsAnomaly, Reasons, ScoredBy, CreatedAt, UpdatedAt, Version)
        VALUES (@id, @id, 1, '2026-01-01', @amount, 'EUR', 'Kiosk', 'kiosk', 0, 0, 0, 0, 0, 0, '[]', '', 'now', 'now', 1);
        """,
        new { id = (byte[])[.. new byte[15], (byte)number], email = $"{number}@example.com", amount });
}
