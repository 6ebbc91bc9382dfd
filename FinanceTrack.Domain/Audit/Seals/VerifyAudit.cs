using FinanceTrack.Domain.Audit.Rows;
using FinanceTrack.Domain.Data;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Audit.Seals;

/// <summary>
/// Finds any event that was changed, removed, exchanged or put in afterwards, and names it. The chain is read from its start; where the
/// caller knows an earlier end of it, from a log or another verification, also whether its end was cut off.
/// </summary>
public sealed partial class VerifyAudit(Database database, ILogger<VerifyAudit> logger)
{
    private const int PageSize = 500;

    /// <param name="knownEnd">As <see cref="AuditVerification.End"/> of an earlier verification; null to check without one.</param>
    public async Task<AuditVerification> ExecuteAsync(string? knownEnd, CancellationToken cancellationToken)
    {
        var walk = new AuditWalk { Known = knownEnd };
        var more = true;
        while (more)
            more = await FollowAsync(walk, cancellationToken);
        return await ConcludeAsync(walk, cancellationToken);
    }

    /// <summary>Follows the next seals; false when there are none.</summary>
    internal async Task<bool> FollowAsync(AuditWalk walk, CancellationToken cancellationToken)
    {
        var (seals, rows, reasons) = await database.ReadAsync(
            async session =>
            {
                var page = await SealTable.AfterAsync(session, walk.Sequence, PageSize);
                var ids = page.Select(seal => seal.EventId).ToList();
                return (page, await AuditTable.FindManyAsync(session, ids), await AuditReasonTable.FindManyAsync(session, ids));
            },
            cancellationToken);
        foreach (var seal in seals)
            walk.Follow(seal, rows.GetValueOrDefault(seal.EventId), reasons.GetValueOrDefault(seal.EventId));
        return seals.Count == PageSize;
    }

    /// <summary>Looks for events that should have a seal and have none, and says what was found.</summary>
    internal async Task<AuditVerification> ConcludeAsync(AuditWalk walk, CancellationToken cancellationToken)
    {
        if (walk.Known is not null)
            walk.Add(AuditFaultKind.CutOff, walk.Sequence, null);
        var (late, waiting) = await database.ReadAsync(
            async session =>
            {
                var since = await SealTable.AfterAsync(session, walk.Sequence - 1, 1) is [var last]
                    ? SealAudit.IdAt(SealAudit.TimeOf(last.EventId) - SealAudit.Lateness)
                    : Guid.Empty;
                return (
                    await AuditTable.UnsealedAsync(session, Guid.Empty, since, PageSize),
                    await AuditTable.UnsealedAsync(session, since, Guid.AllBitsSet, PageSize));
            },
            cancellationToken);
        foreach (var row in late)
            walk.Add(AuditFaultKind.Inserted, null, row.Id);
        if (walk.Faults > 0)
            LogFaults(walk.Faults, walk.Found[0].Kind, walk.Found[0].EventId);
        else
            LogVerified(walk.Sealed, walk.End);
        return new AuditVerification(walk.Sealed, waiting.Count, walk.Faults, walk.Found, walk.End);
    }

    [LoggerMessage(1196, LogLevel.Error, "The audit trail has {Faults} faults; first: {Kind} {EventId}", EventName = "1196")]
    private partial void LogFaults(int faults, AuditFaultKind kind, Guid? eventId);

    [LoggerMessage(1197, LogLevel.Information, "{Sealed} seals of the audit trail were verified; it ends with {End}", EventName = "1197")]
    private partial void LogVerified(long @sealed, string? end);
}
