using FinanceTrack.Domain.Ledgers;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Sharing;

/// <summary>Who got access to a ledger, and who lost it: event id, ids and outcome, never an address.</summary>
public sealed partial class LedgerEvents(ILogger<LedgerEvents> logger)
{
    [LoggerMessage(1190, LogLevel.Information, "{UserId} invited to the ledger {LedgerId} as {Role}", EventName = "1190")]
    public partial void MemberInvited(Guid userId, Guid ledgerId, LedgerRole role);

    [LoggerMessage(1191, LogLevel.Information, "{UserId} joined the ledger {LedgerId} as {Role}", EventName = "1191")]
    public partial void MemberJoined(Guid userId, Guid ledgerId, LedgerRole role);

    [LoggerMessage(1192, LogLevel.Information, "{UserId} became {Role} of the ledger {LedgerId}, by {ActorId}", EventName = "1192")]
    public partial void RoleChanged(Guid userId, Guid ledgerId, LedgerRole role, Guid actorId);

    [LoggerMessage(1193, LogLevel.Information, "{UserId} is no longer a member of the ledger {LedgerId}, by {ActorId}", EventName = "1193")]
    public partial void MemberRemoved(Guid userId, Guid ledgerId, Guid actorId);

    [LoggerMessage(1194, LogLevel.Information, "The ledger {LedgerId} was deleted by {ActorId}", EventName = "1194")]
    public partial void LedgerDeleted(Guid ledgerId, Guid actorId);
}
