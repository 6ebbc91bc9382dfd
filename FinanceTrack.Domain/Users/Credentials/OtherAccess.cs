using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users.ApiKeys;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Users.Credentials;

/// <summary>Ends the other ways into an account, where its owner asks for that together with a change of what signs in.</summary>
public sealed class OtherAccess(SessionTokens sessions, AccountEvents events)
{
    /// <param name="sessionId">The session that asks, which stays open; null where there is none.</param>
    internal async Task EndAsync(DbSession session, Guid userId, Guid? sessionId, bool endSessions, bool revokeApiKeys)
    {
        if (endSessions)
            await sessions.EndAllAsync(session, userId, except: sessionId);
        if (revokeApiKeys)
            await ApiKeyTable.EraseUserAsync(session, userId);
        if (!endSessions && !revokeApiKeys)
            return;
        session.AfterCommit(_ =>
        {
            events.OtherAccessEnded(userId, endSessions, revokeApiKeys);
            return Task.CompletedTask;
        });
    }
}
