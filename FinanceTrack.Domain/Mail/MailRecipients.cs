using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Mail;

/// <summary>Whether the user a mail is for is still there.</summary>
internal static class MailRecipients
{
    private static readonly Statement CountSql = Statement.Of("SELECT COUNT(*) FROM Users WHERE Id = @UserId");

    public static async Task<bool> ExistsAsync(Database database, Guid userId, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => session.ScalarAsync<int>(CountSql, new { UserId = userId }), cancellationToken) == 1;
}
