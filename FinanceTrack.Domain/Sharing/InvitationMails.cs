using System.Globalization;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Mail;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Users.Accounts;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Sharing;

/// <summary>
/// The mail of an invitation, which leaves when the invitation commits. It holds no word that a user chose, as those of accounts, and is
/// the inviter's: an erased inviter's is not sent.
/// </summary>
public sealed class InvitationMails(Outbox outbox, IOptions<AccountOptions> options)
{
    internal Task SendAsync(DbSession session, InvitationRow invitation, string token)
    {
        var day = invitation.ExpiresAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var email = new Email(
            Guid.CreateVersion7(invitation.CreatedAt),
            invitation.InvitedBy,
            invitation.Email,
            "You are invited to a ledger",
            $"""
            Hello,

            A user of FinanceTrack invites you to share a ledger. You would be {Name(invitation.Role)}.
            To accept, sign in with this address, or open an account with it first:

            {AccountMails.Link(options.Value.InvitationPage, token)}

            The invitation ends on {day}. If you do not want it, do nothing.
            """,
            invitation.CreatedAt,
            invitation.ExpiresAt);
        return outbox.AddAsync(session, QueueNames.Emails, email, invitation.InvitedBy);
    }

    private static string Name(LedgerRole role) => role switch
    {
        LedgerRole.Viewer => "a viewer, who reads everything in it",
        LedgerRole.Editor => "an editor, who reads and changes everything in it",
        LedgerRole.Owner => "an owner, who also decides who its members are",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
