using Dapper;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Tests.Support;
using Microsoft.Data.Sqlite;

namespace FinanceTrack.Tests.Sharing;

public sealed class InvitedAddressMigrationTests : IDisposable
{
    private readonly OldDatabase _database = new();

    [Fact]
    public async Task Only_those_who_accepted_an_invitation_are_confirmed()
    {
        _database.Migrate(1504);
        await using var connection = _database.Connect();
        await AddAsync(connection, 1, AuditKind.MemberJoining, AuditOutcome.Succeeded);
        await AddAsync(connection, 2, AuditKind.MemberJoining, AuditOutcome.Refused);
        await AddAsync(connection, 3, AuditKind.Invitation, AuditOutcome.Succeeded);
        await AddAsync(connection, 4, AuditKind.LedgerCreation, AuditOutcome.Succeeded);

        _database.Migrate(1505);

        Assert.Equal([1L], await connection.QueryAsync<long>("SELECT CAST(Email AS INTEGER) FROM Users WHERE EmailConfirmed = 1"));
    }

    public void Dispose() => _database.Dispose();

    private static Task<int> AddAsync(SqliteConnection connection, byte user, AuditKind kind, AuditOutcome outcome)
    {
        byte[] Id(byte of) => [.. new byte[14], of, user];
        return connection.ExecuteAsync(
            """
            INSERT INTO Users (Id, Email, NormalizedEmail, EmailConfirmed, PasswordHash, SecurityStamp, DisplayName, Locale, Role,
                TwoFactorEnabled, AuthenticatorStep, LockoutEnabled, AccessFailedCount, CreatedAt, UpdatedAt, Version)
            VALUES (@Id, @Name, @Name, 0, '', '', '', 'en', 0, 0, 0, 1, 0, 0, 0, 1);
            INSERT INTO AuditSubjects (SubjectId, Pseudonym) VALUES (@Id, @Pseudonym);
            INSERT INTO AuditEvents (Id, At, Kind, Outcome, ActorKind, Subject) VALUES (@Id, 0, @Kind, @Outcome, 1, @Pseudonym);
            """,
            new { Id = Id(0), Name = $"{user}", Pseudonym = Id(1), Kind = (int)kind, Outcome = (int)outcome });
    }
}
