using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Users;

/// <summary>
/// The security events of accounts and their credentials: event id, ids and outcome, never an address. The actor of an operator's
/// command is empty.
/// </summary>
public sealed partial class AccountEvents(ILogger<AccountEvents> logger)
{
    [LoggerMessage(
        1150, LogLevel.Warning, "The owner of its address replaced the unconfirmed account {UserId} by {NewUserId}", EventName = "1150")]
    public partial void AccountTakenOver(Guid userId, Guid newUserId);

    [LoggerMessage(
        1151, LogLevel.Information, "The address of {UserId} was confirmed; password proved: {PasswordProved}", EventName = "1151")]
    public partial void AddressConfirmed(Guid userId, bool passwordProved);

    [LoggerMessage(
        1152, LogLevel.Warning, "A confirmation of the address of {UserId} came without that account's session or password",
        EventName = "1152")]
    public partial void ConfirmationRefused(Guid userId);

    [LoggerMessage(1153, LogLevel.Information, "{UserId} created API key {ApiKeyId}", EventName = "1153")]
    public partial void ApiKeyCreated(Guid userId, Guid apiKeyId);

    [LoggerMessage(1154, LogLevel.Information, "{UserId} revoked API key {ApiKeyId}", EventName = "1154")]
    public partial void ApiKeyRevoked(Guid userId, Guid apiKeyId);

    [LoggerMessage(
        1155, LogLevel.Information, "{UserId} ended other access; sessions: {Sessions}, API keys: {ApiKeys}", EventName = "1155")]
    public partial void OtherAccessEnded(Guid userId, bool sessions, bool apiKeys);

    [LoggerMessage(1160, LogLevel.Warning, "{UserId} became an administrator", EventName = "1160")]
    public partial void AdminAdded(Guid userId);

    [LoggerMessage(1161, LogLevel.Warning, "{UserId} is no longer an administrator, by {ActorId}", EventName = "1161")]
    public partial void AdminRemoved(Guid userId, Guid? actorId);

    [LoggerMessage(1162, LogLevel.Warning, "{UserId} was locked by {ActorId}", EventName = "1162")]
    public partial void UserLocked(Guid userId, Guid? actorId);

    [LoggerMessage(1163, LogLevel.Warning, "{UserId} was unlocked by {ActorId}", EventName = "1163")]
    public partial void UserUnlocked(Guid userId, Guid? actorId);

    [LoggerMessage(1164, LogLevel.Warning, "Every session of {UserId} was ended by {ActorId}", EventName = "1164")]
    public partial void SessionsEnded(Guid userId, Guid? actorId);

    [LoggerMessage(1165, LogLevel.Warning, "The second factor of {UserId} was removed by {ActorId}", EventName = "1165")]
    public partial void SecondFactorRemoved(Guid userId, Guid? actorId);

    [LoggerMessage(1170, LogLevel.Warning, "The ended session {SessionId} of {UserId} was refused", EventName = "1170")]
    public partial void EndedSessionRefused(Guid userId, Guid sessionId);

    [LoggerMessage(1171, LogLevel.Warning, "{UserId} was refused: not an administrator", EventName = "1171")]
    public partial void NotAdminRefused(Guid userId);

    [LoggerMessage(1172, LogLevel.Warning, "Administrator {UserId} was refused: no second factor", EventName = "1172")]
    public partial void AdminWithoutSecondFactorRefused(Guid userId);
}
