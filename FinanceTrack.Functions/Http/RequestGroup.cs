namespace FinanceTrack.Functions.Http;

/// <summary>
/// Requests that are counted together. API keys do not use up what sessions have, or a stolen key could not be revoked; and what only
/// sessions may call, such as revocation and sign-out, is counted by session, so that a new sign-in ends what a stolen session does.
/// </summary>
internal readonly record struct RequestGroup(Guid Id, RequestGroupKind Kind)
{
    public static RequestGroup Of(Caller caller, FunctionAccess access) => caller.SessionId switch
    {
        null => new(caller.UserId, RequestGroupKind.KeysOfUser),
        { } session when access.IsSessionOnly => new(session, RequestGroupKind.AccountOfSession),
        _ => new(caller.UserId, RequestGroupKind.SessionsOfUser),
    };
}

internal enum RequestGroupKind
{
    KeysOfUser,
    SessionsOfUser,
    AccountOfSession,
}
