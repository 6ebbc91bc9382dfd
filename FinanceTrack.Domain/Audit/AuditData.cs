using System.Runtime.CompilerServices;
using FinanceTrack.Domain.Audit.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Audit;

/// <summary>
/// What the trail knows of a user or a ledger. Erasure deletes the reasons that were written about them and the pseudonym's row: the
/// events stay as they were sealed, about a person unknown.
/// </summary>
public sealed class AuditData(Database database) : IUserData, ILedgerData, ILedgerOpenedHandler
{
    IEnumerable<UserDataSet> IUserData.Export(Guid userId) =>
        [UserDataSet.Of("activity", cancellationToken => ReadAsync(userId, cancellationToken))];

    Task IUserData.EraseAsync(DbSession session, Guid userId) => EraseAsync(session, userId);

    // What was done in a ledger is in the trail of each member who did it.
    IEnumerable<UserDataSet> ILedgerData.Export(Guid ledgerId, Guid readerId) => [];

    Task ILedgerData.EraseAsync(DbSession session, Guid ledgerId) => EraseAsync(session, ledgerId);

    public Task OnOpenedAsync(DbSession session, Guid ledgerId) => AuditSubjectTable.InsertAsync(session, ledgerId);

    private static async Task EraseAsync(DbSession session, Guid id)
    {
        if (!(await AuditSubjectTable.FindAsync(session, id)).TryGetValue(id, out var pseudonym))
            return;
        await AuditReasonTable.EraseAsync(session, pseudonym);
        await AuditSubjectTable.DeleteAsync(session, id);
    }

    private async IAsyncEnumerable<ExportedAuditEvent> ReadAsync(Guid userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = await database.ReadAsync(session => AuditSubjectTable.FindAsync(session, userId), cancellationToken);
        if (!known.TryGetValue(userId, out var person))
            yield break;
        await foreach (var row in AuditTable.OfPersonAsync(database, person, cancellationToken))
        {
            yield return new ExportedAuditEvent(
                row.Id, row.At, row.Kind, row.Outcome, row.ActorKind, row.Subject == person, row.SessionId, row.Details);
        }
    }
}

/// <summary>An event in the export.</summary>
/// <param name="IsAboutYou">Whether it is about the user, and not only done by the user.</param>
/// <param name="Details">As JSON.</param>
public sealed record ExportedAuditEvent(
    Guid Id,
    DateTimeOffset At,
    AuditKind Kind,
    AuditOutcome Outcome,
    AuditActorKind Actor,
    bool IsAboutYou,
    Guid? SessionId,
    string? Details);
