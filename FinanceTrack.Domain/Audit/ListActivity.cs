using FinanceTrack.Domain.Audit.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Audit;

/// <summary>
/// A person's own trail, newest first: what concerns their account, what they did, and what was done in the ledgers of which they are a
/// member now. Which administrator acted is not said.
/// </summary>
public sealed class ListActivity(Database database)
{
    public async Task<Result<Page<ActivityEvent>>> ExecuteAsync(Guid userId, PageRequest page, CancellationToken cancellationToken)
    {
        if (!page.BeforeId().TryGet(out var before, out var error))
            return error;
        return await database.ReadAsync(session => ReadAsync(session, userId, page, before), cancellationToken);
    }

    private static async Task<Page<ActivityEvent>> ReadAsync(DbSession session, Guid userId, PageRequest page, Guid before)
    {
        var ledgers = (await LedgerMembersTable.OfUserAsync(session, userId)).Select(member => member.LedgerId).ToList();
        var pseudonyms = await AuditSubjectTable.FindAsync(session, [userId, .. ledgers]);
        if (!pseudonyms.TryGetValue(userId, out var person))
            return new Page<ActivityEvent>([], null);
        var rows = await AuditTable.ActivityAsync(
            session, person, ledgers.Where(pseudonyms.ContainsKey).Select(ledger => pseudonyms[ledger]), before, page.Limit + 1);
        return (await AuditReader.PageAsync(session, page, rows)).Map(found => Show(userId, found));
    }

    private static ActivityEvent Show(Guid userId, AuditEvent found)
    {
        var actor = found.Actor switch
        {
            AuditActorKind.User => found.ActorId == userId ? ActivityActor.You : ActivityActor.Member,
            AuditActorKind.Administrator when found.ActorId == userId => ActivityActor.You,
            AuditActorKind.Administrator or AuditActorKind.Operator => ActivityActor.Administrator,
            AuditActorKind.Anonymous => ActivityActor.Anonymous,
            _ => ActivityActor.System,
        };
        return new ActivityEvent
        {
            Id = found.Id,
            At = found.At,
            Kind = found.Kind,
            Outcome = found.Outcome,
            Actor = actor,
            MemberId = actor == ActivityActor.Member ? found.ActorId : null,
            SessionId = actor == ActivityActor.You ? found.SessionId : null,
            SubjectId = found.SubjectId,
            LedgerId = found.LedgerId,
            Details = found.Details,
            Reason = found.Reason,
        };
    }
}
