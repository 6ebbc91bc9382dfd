using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Mail;

/// <summary>Whether the user a mail is for is still there.</summary>
internal static class MailRecipients
{
    public static async Task<bool> ExistsAsync(Database database, Guid userId, CancellationToken cancellationToken) =>
        (await database.ReadAsync(session => ExistingUsers.FindAsync(session, [userId]), cancellationToken)).Count == 1;
}
