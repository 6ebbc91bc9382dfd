using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Users;

/// <summary>
/// What operators look for after an attack, each with an event id, the user's id where there is one, the session or key, and the outcome.
/// Never an address of mail or network, a password, a code or a token.
/// </summary>
public sealed partial class SecurityEvents(ILogger<SecurityEvents> logger)
{
    public const string Unknown = "unknown account";
    public const string WrongPassword = "wrong password";
    public const string Locked = "locked";
    public const string WrongCode = "wrong code";
    public const string CodeMissing = "code missing";
    public const string TooMany = "too many attempts";

    [LoggerMessage(
        1130, LogLevel.Information, "User {UserId} signed in: session {SessionId}, second factor {SecondFactor}", EventName = "1130")]
    public partial void SignedIn(Guid userId, Guid sessionId, bool secondFactor);

    [LoggerMessage(1131, LogLevel.Information, "A sign-in to user {UserId} was refused: {Reason}", EventName = "1131")]
    public partial void SignInRefused(Guid? userId, string reason);

    [LoggerMessage(
        1132, LogLevel.Warning, "Sign-in to user {UserId} is locked for a client or for all of them: too many failures",
        EventName = "1132")]
    public partial void SignInLocked(Guid? userId);

    [LoggerMessage(
        1133, LogLevel.Warning, "Codes of user {UserId} are refused until {Until:O}: {Failures} wrong ones", EventName = "1133")]
    public partial void CodesLocked(Guid userId, DateTimeOffset until, int failures);

    [LoggerMessage(
        1134, LogLevel.Information, "A code of user {UserId} was refused: {Failures} wrong ones so far", EventName = "1134")]
    public partial void CodeRefused(Guid userId, int failures);

    [LoggerMessage(1135, LogLevel.Information, "The second factor of user {UserId} changed: {Change}", EventName = "1135")]
    public partial void SecondFactorChanged(Guid userId, string change);

    [LoggerMessage(1136, LogLevel.Information, "The password of user {UserId} was set by {Means}", EventName = "1136")]
    public partial void PasswordSet(Guid userId, string means);

    [LoggerMessage(1140, LogLevel.Information, "{Function} was refused with {Status} to user {UserId}", EventName = "1140")]
    public partial void RequestRefused(string function, int status, Guid? userId);

    [LoggerMessage(1141, LogLevel.Warning, "An access token was refused as forged: {Reason}", EventName = "1141")]
    public partial void ForgedToken(string reason);

    [LoggerMessage(1142, LogLevel.Information, "Session {SessionId} of user {UserId} was ended", EventName = "1142")]
    public partial void SessionEnded(Guid userId, Guid sessionId);

    [LoggerMessage(
        1144, LogLevel.Information, "A password of the signed-in user {UserId} was refused: {Reason}", EventName = "1144")]
    public partial void ProofRefused(Guid? userId, string reason);

    [LoggerMessage(1145, LogLevel.Information, "User {UserId} was registered", EventName = "1145")]
    public partial void UserRegistered(Guid userId);

    [LoggerMessage(1146, LogLevel.Information, "User {UserId} was erased", EventName = "1146")]
    public partial void UserErased(Guid userId);
}
