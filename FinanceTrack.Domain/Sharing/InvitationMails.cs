using System.Globalization;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Mail;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Users.Accounts;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Sharing;

/// <summary>
/// The mails of an invitation, which leave when the invitation or its acceptance commits. They hold no word that the reader's
/// correspondent chose. An invitation is the inviter's: an erased inviter's is not sent.
/// </summary>
public sealed class InvitationMails(Outbox outbox, IOptions<AccountOptions> options)
{
    private static readonly TimeSpan NoticePeriod = TimeSpan.FromDays(7);

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

            {AccountMails.Link(options.Value.InvitationPage, token, "under Sharing")}

            The invitation ends on {day}. If you do not want it, do nothing.
            """,
            invitation.CreatedAt,
            invitation.ExpiresAt);
        return outbox.AddAsync(session, QueueNames.Emails, email, invitation.InvitedBy);
    }

    /// <summary>Tells an owner that the invitation was accepted. Only to a confirmed address.</summary>
    internal Task SendJoinedAsync(DbSession session, InvitationRow invitation, UserAccount owner, DateTimeOffset now)
    {
        var email = new Email(
            Guid.CreateVersion7(now),
            owner.Id,
            owner.Email,
            "A member joined your ledger",
            $"""
            Hello,

            {invitation.Email} accepted an invitation to a ledger that you own, and is {Name(invitation.Role)}.

            If you do not want that, remove the member from the ledger.
            """,
            now,
            now + NoticePeriod);
        return outbox.AddAsync(session, QueueNames.Emails, email, owner.Id);
    }

    private static string Name(LedgerRole role) => role switch
    {
        LedgerRole.Viewer => "a viewer, who reads everything in it",
        LedgerRole.Editor => "an editor, who reads and changes everything in it",
        LedgerRole.Owner => "an owner, who also decides who its members are",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
