using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Mail;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Users.PersonalData;

/// <summary>
/// Deletes every row and every blob of an account, in the caller's transaction. Blobs go before the commit, so that a crash in between
/// leaves an account that can be erased again, and once more after it, for a mail that was being written meanwhile.
/// </summary>
public sealed class EraseAccount(
    SessionTokens sessions, IEnumerable<IUserData> features, IEnumerable<ILedgerData> ledgerFeatures, MailBlobs mails)
{
    /// <returns>An error, before anything is written, when the storage of mails does not answer.</returns>
    internal async Task<Error?> ExecuteAsync(DbSession session, Guid userId)
    {
        if (!await mails.TryEraseUserAsync(userId, session.CancellationToken))
            return new UnavailableError("The mail storage is unreachable. Nothing was changed.");
        session.AfterCommit(_ => mails.TryEraseUserAsync(userId, CancellationToken.None));
        await sessions.EndAllAsync(session, userId, except: null);
        await EraseMessages.ExecuteAsync(session, userId);
        foreach (var feature in ledgerFeatures.Reverse())
            await feature.EraseAsync(session, userId);
        foreach (var feature in features.Reverse())
            await feature.EraseAsync(session, userId);
        return null;
    }
}
