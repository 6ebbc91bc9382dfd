using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Mail;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Users.PersonalData;

/// <summary>
/// Deletes every row and every blob of an account, and every ledger that no other member keeps, in the caller's transaction. Blobs go
/// before the commit, so that a crash in between leaves an account that can be erased again, and once more after it, for a mail that was
/// being written meanwhile.
/// </summary>
public sealed class EraseAccount(
    SessionTokens sessions, LeaveLedgers ledgers, IEnumerable<IUserData> features, MailBlobs mails, AuditTrail audit,
    TimeProvider time)
{
    /// <param name="by">Who erases it.</param>
    /// <param name="reason">Why, where it is not the user who does it. Its text goes with the account; that there was one stays.</param>
    /// <returns>
    /// An error, before anything is written, when a shared ledger would be left without an owner or the storage of mails does not answer.
    /// </returns>
    internal async Task<Error?> ExecuteAsync(DbSession session, Guid userId, AuditActor by, string? reason = null)
    {
        if (!(await LeaveLedgers.CheckAsync(session, userId)).TryGet(out var leaving, out var blocked))
            return blocked;
        if (!await mails.TryEraseUserAsync(userId, session.CancellationToken))
            return new UnavailableError("The mail storage is unreachable. Nothing was changed.");
        session.AfterCommit(_ => mails.TryEraseUserAsync(userId, CancellationToken.None));
        await audit.AddAsync(session, new AuditEntry(AuditKind.UserErasure, by)
        {
            SubjectId = userId,
            Details = new { ledgersErased = leaving.Alone.Count, ledgersLeft = leaving.Shared.Count },
            Reason = reason,
        });
        await sessions.EndAllAsync(session, userId, except: null);
        await EraseMessages.ExecuteAsync(session, userId, time.Now());
        await ledgers.ExecuteAsync(session, userId, leaving, by);
        foreach (var feature in features.Reverse())
            await feature.EraseAsync(session, userId);
        session.EraseFromLog();
        return null;
    }
}
