using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Domain.Users.Tokens;
using Microsoft.AspNetCore.Identity;

namespace FinanceTrack.Domain.Sharing;

/// <summary>To whom an invitation goes, and what the invited will be.</summary>
public sealed record NewInvitation(
    [Required, EmailAddress, MaxLength(AccountRules.MaxEmailLength)] string? Email, [Required] LedgerRole? Role);

/// <summary>
/// Invites the owner of an address to a ledger, by mail, whether they have an account or not. An earlier invitation to the address is void.
/// Only a user with a confirmed address invites: else any stranger could send mails in our name.
/// </summary>
public sealed class InviteMember(
    IdempotentWrites writes,
    CheckSession sessions,
    InvitationMails mails,
    UnaskedMails unasked,
    AttemptTable attempts,
    ILookupNormalizer normalizer,
    AuditTrail audit,
    LedgerEvents events,
    TimeProvider time)
{
    /// <summary>Members and open invitations of one ledger together.</summary>
    public const int MaxMembers = 20;

    /// <summary>How long an invitation is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public async Task<Result<LedgerInvitation>> ExecuteAsync(
        CallerSession caller, Guid ledgerId, NewInvitation invitation, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var email = invitation.Email?.Trim();
        var errors = new ValidationErrors();
        AccountRules.CheckEmail(errors, "/email", email);
        errors.Require(invitation.Role is not null, "/role", "Must be `viewer`, `editor` or `owner`.");
        if (errors.Any)
            return errors.ToError();
        var limit = new Limit("invitation/account", caller.UserId.ToString(), attempts.Limits.MailsPerAccountOverall);
        if (await attempts.CountAsync(cancellationToken, limit) is { } tooMany)
            return tooMany;

        var token = SecretToken.Create();
        var now = time.Now();
        var row = new InvitationRow
        {
            LedgerId = ledgerId,
            Id = Guid.CreateVersion7(now),
            InvitedBy = caller.UserId,
            Email = email!,
            NormalizedEmail = normalizer.NormalizeEmail(email)!,
            Role = invitation.Role!.Value,
            TokenHash = token.Hash,
            CreatedAt = now,
            ExpiresAt = now + Lifetime,
        };
        return await writes.WriteAsync(caller.UserId, key, session => InviteAsync(session, caller, row, token.Text), cancellationToken);
    }

    private async Task<Result<LedgerInvitation>> InviteAsync(DbSession session, CallerSession caller, InvitationRow row, string token)
    {
        if (!(await sessions.LockAsync(session, caller)).TryGet(out var account, out var ended))
            return ended;
        var actor = new LedgerActor(caller.UserId, row.LedgerId);
        if (!(await LedgerLock.TakeAsync(session, actor, LedgerRole.Owner)).TryGet(out _, out var refused))
            return refused;
        if (!account.EmailConfirmed)
            return new ConflictError("Confirm your own e-mail address before you invite others.");
        var members = await LedgerMember.ListAsync(session, actor.LedgerId);
        if (members.Any(member => normalizer.NormalizeEmail(member.Email) == row.NormalizedEmail))
            return new ConflictError("The owner of this address is a member already.");
        var open = (await InvitationTable.ListAsync(session, actor.LedgerId, row.CreatedAt))
            .Count(other => other.NormalizedEmail != row.NormalizedEmail);
        if (members.Count + open >= MaxMembers)
            return new UnprocessableError($"A ledger has at most {MaxMembers} members, open invitations included.");
        if (await unasked.CountInvitationAsync(session, actor.UserId, row.NormalizedEmail) is { } tooMany)
            return tooMany;
        await InvitationTable.ReplaceAsync(session, row);
        await mails.SendAsync(session, row, token);
        session.WhenCommitted(() => events.MemberInvited(actor.UserId, actor.LedgerId, row.Role));
        await audit.AddAsync(session, new AuditEntry(AuditKind.Invitation, AuditActor.User(caller))
        {
            LedgerId = actor.LedgerId,
            Details = new { invitationId = row.Id, row.Role },
        });
        return LedgerInvitation.Of(row);
    }
}
