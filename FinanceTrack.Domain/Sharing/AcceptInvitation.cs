using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Domain.Users.Tokens;

namespace FinanceTrack.Domain.Sharing;

/// <summary>The token of an invitation, from the mail.</summary>
public sealed record InvitationToken([Required] string? Token);

/// <summary>
/// Makes a user a member of the ledger that the invitation names. The token is good once, and only for the account with the address that it
/// was mailed to, which it proves: so that each member of another's ledger can set a new password and keep the account. The session
/// continues with its ledger until it is refreshed with the new one's id.
/// </summary>
public sealed class AcceptInvitation(
    Database database, CheckSession sessions, ConfirmEmail confirm, InvitationMails mails, AuditTrail audit, LedgerEvents events,
    TimeProvider time)
{
    private static readonly NotFoundError Unknown = new("invitation to your address");

    public async Task<Result<SharedLedger>> ExecuteAsync(
        CallerSession caller, InvitationToken invitation, CancellationToken cancellationToken) =>
        SecretToken.TryHash(invitation.Token, out var hash)
            ? await database.WriteAsync(session => AcceptAsync(session, caller, hash), cancellationToken)
            : new ValidationError("/token", "The token is not valid.");

    private async Task<Result<SharedLedger>> AcceptAsync(DbSession session, CallerSession caller, byte[] hash)
    {
        if (!(await sessions.LockAsync(session, caller)).TryGet(out var user, out var ended))
            return ended;
        var (userId, now) = (user.Id, time.Now());
        if (await InvitationTable.FindByTokenAsync(session, hash, now) is not { } found
            || user.NormalizedEmail != found.NormalizedEmail)
        {
            return Unknown;
        }

        // Once more under the lock: it may have been withdrawn, used or replaced meanwhile.
        await LedgersTable.LockAsync(session, found.LedgerId);
        if (await InvitationTable.FindByTokenAsync(session, hash, now) is not { } invitation)
            return Unknown;
        await InvitationTable.DeleteAsync(session, invitation.LedgerId, invitation.Id);
        if (!user.EmailConfirmed)
            await confirm.ConfirmAsync(session, user, passwordProved: false);
        if (await LedgerMembersTable.FindAsync(session, invitation.LedgerId, userId) is null)
        {
            await LedgerMembersTable.InsertAsync(session, new LedgerMemberRow
            {
                LedgerId = invitation.LedgerId,
                UserId = userId,
                Role = invitation.Role,
                IsOwn = false,
                CreatedAt = now,
                Version = 1,
            });
            await TellOwnersAsync(session, invitation, userId, now);
            session.WhenCommitted(() => events.MemberJoined(userId, invitation.LedgerId, invitation.Role));
            await audit.AddAsync(session, new AuditEntry(AuditKind.MemberJoining, AuditActor.User(caller))
            {
                SubjectId = userId,
                LedgerId = invitation.LedgerId,
                Details = new { invitation.Role, invitationId = invitation.Id },
            });
        }

        return await SharedLedger.FindAsync(session, new LedgerActor(userId, invitation.LedgerId)) is { } ledger ? ledger : Unknown;
    }

    private async Task TellOwnersAsync(DbSession session, InvitationRow invitation, Guid joined, DateTimeOffset now)
    {
        foreach (var member in await LedgerMembersTable.OfLedgerAsync(session, invitation.LedgerId))
        {
            if (member.Role == LedgerRole.Owner && member.UserId != joined
                && await UserTable.FindAsync(session, member.UserId) is { EmailConfirmed: true } owner)
            {
                await mails.SendJoinedAsync(session, invitation, owner, now);
            }
        }
    }
}
