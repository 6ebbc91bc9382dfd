using Dapper;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Accounts;

public sealed class AccountMigrationTests : IDisposable
{
    private const long Before = 1110;

    private readonly OldDatabase _database = new();

    [Fact]
    public async Task Existing_rows_are_in_default_accounts_and_every_sum_stays()
    {
        _database.Migrate(Before);
        await using var connection = _database.Connect();
        foreach (var (ledger, number, amount, currency) in new[] { (1, 1, -1250, "EUR"), (1, 2, 200_000, "EUR"), (1, 3, -900, "JPY"),
            (2, 4, 99, "EUR") })
        {
            await connection.ExecuteAsync(
                """
                INSERT OR IGNORE INTO Ledgers (LedgerId, LastSequence) VALUES (@ledger, 9);
                INSERT INTO Transactions (LedgerId, Id, Sequence, BookedOn, AmountMinor, Currency, Description, SearchText, CategorySource,
                    CategoryKey, MerchantKey, Score, ScoreThreshold, IsAnomaly, Reasons, ScoredBy, CreatedAt, UpdatedAt, Version)
                VALUES (@ledger, @id, @number, '2026-01-31', @amount, @currency, 'Kiosk', 'kiosk', 0, 0, 0, 0, 0, 0, '[]', '', 1, 1, 1);
                INSERT INTO MonthlySummaries (
                    LedgerId, Month, Currency, CategoryId, IncomeMinor, ExpenseMinor, IncomeCount, ExpenseCount, Version)
                VALUES (@ledger, 202601, @currency, zeroblob(16), max(@amount, 0), min(@amount, 0), @amount > 0, @amount < 0, 1)
                ON CONFLICT DO UPDATE SET IncomeMinor = IncomeMinor + excluded.IncomeMinor, 
                    ExpenseMinor = ExpenseMinor + excluded.ExpenseMinor, IncomeCount = IncomeCount + excluded.IncomeCount,
                    ExpenseCount = ExpenseCount + excluded.ExpenseCount, Version = Version + 1
                """,
                new { ledger = Id(ledger), id = Id(number), number, amount, currency });
        }

        _database.Migrate(null);

        Assert.Equal(
            ["1 Main EUR 198750", "1 Main JPY -900", "2 Main EUR 99"],
            await connection.QueryAsync<string>(
                """
                SELECT (unicode(substr(hex(LedgerId), 32)) - 48) || ' ' || Name || ' ' || BalanceMinor
                FROM Accounts ORDER BY LedgerId, Name
                """));
        Assert.Equal(4, await connection.ExecuteScalarAsync<long>(
            """
            SELECT COUNT(*) FROM Transactions t
            JOIN Accounts a ON a.LedgerId = t.LedgerId AND a.Id = t.AccountId AND a.Currency = t.Currency
            """));
        Assert.Equal(
            ["EUR 200000 -1250 2 2", "JPY 0 -900 1 1", "EUR 99 0 1 1"],
            await connection.QueryAsync<string>(
                """
                SELECT s.Currency || ' ' || IncomeMinor || ' ' || ExpenseMinor || ' ' || Items || ' ' || s.Version
                FROM MonthlySums s JOIN Accounts a ON a.LedgerId = s.LedgerId AND a.Id = s.AccountId ORDER BY s.LedgerId, s.Currency
                """));
    }

    public void Dispose() => _database.Dispose();

    private static byte[] Id(int number) => [.. new byte[15], (byte)number];
}
