using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Limits;

/// <summary>
/// Counts the mails of a day to an address whose owner need not have asked for them: those about an account that a stranger may have
/// opened with another person's address, and invitations. A client that opens, erases and opens accounts, or invites again and again, could
/// otherwise send any number of mails to anyone, and mail servers would soon accept none from us. Password resets are not among them: a
/// stranger who used up this count would keep the owner out.
/// </summary>
public sealed class UnaskedMails(IOptions<LimitOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(1);

    /// <summary>Counts a mail about an account whose address was never confirmed; an error when it must not be written.</summary>
    internal Task<TooManyRequestsError?> CountNoticeAsync(DbSession session, string normalizedEmail) =>
        CountAsync(session, new Limit("unasked/notice", normalizedEmail, options.Value.UnaskedMailsPerDay));

    /// <summary>
    /// Counts an invitation: of its inviter to this address, of the inviter to all, and of all inviters to the address; an error when it
    /// must not be written.
    /// </summary>
    internal async Task<TooManyRequestsError?> CountInvitationAsync(DbSession session, Guid inviter, string normalizedEmail)
    {
        var limits = options.Value;
        return await CountAsync(
                session, new Limit("invitation/pair", $"{inviter}\n{normalizedEmail}", limits.InvitationsPerRecipientPerDay))
            ?? await CountAsync(session, new Limit("invitation/inviter", inviter.ToString(), limits.InvitationsPerInviterPerDay))
            ?? await CountAsync(session, new Limit("unasked/invitation", normalizedEmail, limits.UnaskedMailsPerDay));
    }

    private async Task<TooManyRequestsError?> CountAsync(DbSession session, Limit limit)
    {
        if (limit.PerWindow == 0)
            return null;
        var now = time.Now();
        var windowEnd = AttemptTable.WindowEnd(now, Window);
        return await AttemptTable.IncrementAsync(session, limit, windowEnd) > limit.PerWindow
            ? new TooManyRequestsError(windowEnd - now)
            : null;
    }
}
