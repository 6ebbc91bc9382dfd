using Dapper;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Ledgers;

public sealed class LedgerMembersMigrationTests : IDisposable
{
    private const long Before = 1062;

    private readonly OldDatabase _database = new();

    [Fact]
    public async Task An_existing_user_owns_a_ledger_with_the_settings_the_user_had()
    {
        _database.Migrate(Before);
        await using var connection = _database.Connect();
        var (id, now) = ((byte[])[.. new byte[15], 7], 1_700_000_000_000L);
        await connection.ExecuteAsync(
            """
            INSERT INTO Users (Id, Email, NormalizedEmail, EmailConfirmed, PasswordHash, SecurityStamp, DisplayName, HomeCurrency, TimeZone,
                Locale, Role, AccountKind, AlertBudget, TwoFactorEnabled, AuthenticatorKey, AuthenticatorStep, LockoutEnabled, LockoutEnd,
                AccessFailedCount, CreatedAt, UpdatedAt, Version)
            VALUES (@id, 'a', 'A', 1, '', '', 'Ann', 'SEK', 'Europe/Oslo', 'nb', 0, 1, 0.5, 0, NULL, 0, 1, NULL, 0, @now, @now, 3);
            INSERT INTO Ledgers (UserId, LastSequence) VALUES (@id, 0);
            INSERT INTO ApiKeys (Id, UserId, KeyHash, Prefix, Name, Scopes, CreatedAt) VALUES (@id, @id, x'00', 'p', 'n', 1, @now);
            """,
            new { id, now });

        _database.Migrate(null);

        Assert.Equal(
            ("SEK", "Europe/Oslo", 1L, 0.5, now, 1L),
            await connection.QuerySingleAsync<(string, string, long, double, long, long)>(
                "SELECT HomeCurrency, TimeZone, Kind, AlertBudget, CreatedAt, Version FROM Ledgers WHERE LedgerId = @id", new { id }));
        Assert.Equal(
            (2L, 1L),
            await connection.QuerySingleAsync<(long, long)>(
                "SELECT Role, IsOwn FROM LedgerMembers WHERE LedgerId = @id AND UserId = @id", new { id }));
        Assert.Equal(id, await connection.ExecuteScalarAsync<byte[]>("SELECT LedgerId FROM ApiKeys"));
        Assert.Equal("ok", await connection.ExecuteScalarAsync<string>("PRAGMA integrity_check"));
    }

    public void Dispose() => _database.Dispose();
}
