using Dapper;
using FinanceTrack.Domain.Categorization;
using Microsoft.Data.Sqlite;

namespace FinanceTrack.Tests.Categorization;

/// <summary>The users and the labels that the trainings learn from.</summary>
public sealed partial class TrainExpenseClassifierTests
{
    private async Task LabelAsync(
        int users,
        int lines,
        Func<int, (string Description, string Slug)> line,
        bool confirmed = true,
        DateTimeOffset? registered = null,
        byte[]? network = null)
    {
        await using var connection = new SqliteConnection(_database.Options.ConnectionString);
        await connection.OpenAsync();
        await connection.ExecuteAsync("PRAGMA foreign_keys = OFF");
        await using var transaction = await connection.BeginTransactionAsync();
        for (var user = 0; user < users; user++)
            await LabelOneAsync(connection, lines, line, confirmed, registered, network);
        await transaction.CommitAsync();
    }

    private static Task<int> InsertUserAsync(
        SqliteConnection connection, byte[] id, bool confirmed, DateTimeOffset registered, byte[]? network) =>
        connection.ExecuteAsync(
            """
            INSERT INTO Users (Id, Email, NormalizedEmail, EmailConfirmed, PasswordHash, SecurityStamp, DisplayName, Locale, Role,
                TwoFactorEnabled, AuthenticatorStep, LockoutEnabled, AccessFailedCount, RegistrationNetwork, CreatedAt, UpdatedAt, Version)
            VALUES (@id, @email, @email, @confirmed, '', '', '', 'en-GB', 0, 0, 0, 0, 0, @network, @now, @now, 1);
            INSERT INTO Ledgers (LedgerId, LastSequence, CreatedAt, UpdatedAt) VALUES (@id, 0, @now, @now);
            INSERT INTO LedgerMembers (LedgerId, UserId, Role, IsOwn, CreatedAt, Version) VALUES (@id, @id, 2, 1, @now, 1);
            """,
            new { id, email = Convert.ToHexString(id), confirmed, network, now = registered.ToUnixTimeMilliseconds() });

    private async Task LabelOneAsync(
        SqliteConnection connection,
        int lines,
        Func<int, (string Description, string Slug)> line,
        bool confirmed,
        DateTimeOffset? registered,
        byte[]? network)
    {
        var (userId, now) = (new byte[16], DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        _ids.NextBytes(userId);
        await InsertUserAsync(connection, userId, confirmed, registered ?? DateTimeOffset.UtcNow.AddDays(-60), network);
        var categories = Taxonomy.Slugs.ToDictionary(slug => slug, _ => Guid.CreateVersion7().ToByteArray(bigEndian: true));
        foreach (var (slug, id) in categories)
        {
            await connection.ExecuteAsync(
                "INSERT INTO Categories (LedgerId, Id, Slug, Name, NameKey, IsArchived, CreatedAt, UpdatedAt, Version) VALUES (@userId, "
                    + "@id, @slug, @slug, @slug, 0, @now, @now, 1)",
                new { userId, id, slug, now });
        }

        for (var i = 0; i < lines; i++)
        {
            var (description, slug) = line(i);
            await connection.ExecuteAsync(
                """
                INSERT INTO Transactions (LedgerId, Id, Sequence, BookedOn, AmountMinor, Currency, Description, SearchText, CategoryId,
                    CategorySource,
                    CategoryKey, MerchantKey, Score, ScoreThreshold, IsAnomaly, Reasons, ScoredBy, CreatedAt, UpdatedAt, Version)
                VALUES (@userId, @id, @i, '2026-03-01', -1000, 'EUR', @description, '', @categoryId, 1, 0, 0, 0, 1, 0, '[]', '', @now,
                    @now, 1)
                """,
                new
                {
                    userId,
                    id = Guid.CreateVersion7().ToByteArray(bigEndian: true),
                    i,
                    description,
                    categoryId = categories[slug],
                    now
                });
        }
    }
}
