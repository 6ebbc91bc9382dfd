using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Domain.Users.Tokens;

namespace FinanceTrack.Domain.Users.PersonalData;

/// <summary>
/// Deletes what has expired and means nothing any more: sessions with their tokens, mailed tokens, invitations, windows of attempts.
/// </summary>
public sealed class ForgetExpired(Database database, OneTimeTokenTable tokens, IEnumerable<IExpiringData> features, TimeProvider time)
{
    public Task ExecuteAsync(CancellationToken cancellationToken) => database.WriteAsync(
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
}
