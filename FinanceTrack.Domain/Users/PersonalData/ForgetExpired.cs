using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Domain.Users.Tokens;

namespace FinanceTrack.Domain.Users.PersonalData;

/// <summary>
/// Deletes what has expired and means nothing any more: sessions with their tokens, mailed tokens, invitations, windows of attempts; and
/// accounts that were never confirmed (<see cref="EraseUnconfirmed"/>).
/// </summary>
public sealed class ForgetExpired(
    Database database, OneTimeTokenTable tokens, IEnumerable<IExpiringData> features, EraseUnconfirmed unconfirmed, TimeProvider time)
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            async session =>
            {
                await SessionTable.DeleteExpiredAsync(session, time.Now());
                await tokens.DeleteExpiredAsync(session);
                await AttemptTable.DeletePastAsync(session, time.Now());
                foreach (var feature in features)
                    await feature.DeleteExpiredAsync(session, time.Now());
                return new Results.Done();
            },
            cancellationToken);
        await unconfirmed.ExecuteAsync(cancellationToken);
    }
}
