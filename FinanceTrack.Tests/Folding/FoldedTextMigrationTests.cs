using Dapper;
using FinanceTrack.Tests.Support;
using Microsoft.Data.Sqlite;

namespace FinanceTrack.Tests.Folding;

public sealed class FoldedTextMigrationTests : IDisposable
{
    private const long Before = 1000;

    private readonly OldDatabase _database = new();

    [Fact]
    public async Task Categories_that_have_become_the_same_keep_their_order_and_get_a_number()
    {
        _database.Migrate(Before);
        await using var connection = _database.Connect();
        await AddUserAsync(connection, 1);
        await AddUserAsync(connection, 2);
        foreach (var (user, id, name) in new[]
        {
            (1, 1, "Café"), (1, 2, "Cafe\u0301"), (1, 3, "CAFE\u0301 (2)"), (1, 4, "①"), (1, 5, "1"), (1, 6, "Home"), (2, 7, "Café"),
        })
        {
            await connection.ExecuteAsync(
                "INSERT INTO Categories VALUES (@user, @id, NULL, @name, @key, 0, 'now', 'now', 1)",
                new { user = Id(user), id = Id(id), name, key = name.ToUpperInvariant() });
        }

        _database.Migrate(null);

        Assert.Equal(
            ["Café|café", "Cafe\u0301 (3)|café (3)", "CAFE\u0301 (2)|café (2)", "①|1", "1 (2)|1 (2)", "Home|home", "Café|café"],
            await connection.QueryAsync<string>("SELECT Name || '|' || NameKey FROM Categories ORDER BY Id"));
    }

    [Fact]
    public async Task Search_texts_are_folded_again_and_one_of_the_same_ids_holds_the_key()
    {
        _database.Migrate(Before);
        await using var connection = _database.Connect();
        await AddUserAsync(connection, 1);
        foreach (var (number, description, externalId) in new[]
        {
            (1, "Αθήνας", "e\u0301"), (2, "Plain", "é"), (3, "Plain", "id-１"), (4, "Plain", "id-1"), (5, "Plain", null),
            (6, "Plain", "id-２"), (7, "Plain", "o\u0308"), (8, "Plain", "o\u0308\u200b"),
        })
        {
            await connection.ExecuteAsync(
                """
                INSERT INTO Transactions (UserId, Id, Sequence, BookedOn, AmountMinor, Currency, Description, SearchText, ExternalId,
                    CategorySource, CategoryKey, MerchantKey, Score, ScoreThreshold, IsAnomaly, Reasons, ScoredBy,
                    CreatedAt, UpdatedAt, Version)
                VALUES (@user, @id, @number, '2026-01-01', 1, 'EUR', @description, lower(@description), @externalId,
                    0, 0, 0, 0, 0, 0, '[]', '', 'now', 'now', 1)
                """,
                new { user = Id(1), id = Id(number), number, description, externalId });
        }

        _database.Migrate(null);

        Assert.Equal(
            ["αθηνασ|", "plain|é", "plain|", "plain|id-1", "plain|", "plain|id-2", "plain|ö", "plain|"],
            await connection.QueryAsync<string>(
                "SELECT SearchText || '|' || COALESCE(ExternalIdKey, '') FROM Transactions ORDER BY Sequence"));
    }

    public void Dispose() => _database.Dispose();

    private static byte[] Id(int number) => [.. new byte[15], (byte)number];

    private static Task<int> AddUserAsync(SqliteConnection connection, int number) => connection.ExecuteAsync(
        """
        INSERT INTO Users (Id, Email, NormalizedEmail, EmailConfirmed, PasswordHash, SecurityStamp, DisplayName, HomeCurrency, TimeZone,
            Locale, Role, AccountKind, AlertBudget, TwoFactorEnabled, AuthenticatorKey, AuthenticatorStep, LockoutEnabled, LockoutEnd,
            AccessFailedCount, CreatedAt, UpdatedAt, Version)
        VALUES (@id, @email, @email, 1, '', '', '', 'EUR', 'Europe/Berlin', 'en', 0, 0, 2, 0, NULL, 0, 1, NULL, 0, 'now', 'now', 1);
        INSERT INTO Ledgers (UserId, LastSequence) VALUES (@id, 0);
        """,
        new { id = Id(number), email = $"{number}@example.com" });
}
