using FinanceTrack.Domain.Audit.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Audit;

/// <summary>The audit trail, newest first, for administrators.</summary>
public sealed class ListAuditEvents(Database database)
{
    [Flags]
    private enum Part
    {
        Kind = 1,
        Outcome = 2,
        Actor = 4,
        Subject = 8,
        Ledger = 16,
    }

    private const Part AllParts = (Part)31;

    // One statement for each set of filters, so that every one of them has a plan of its own and no condition is idle.
    private static readonly Statement[] PageSql =
        [.. Enumerable.Range(0, (int)AllParts + 1).Select(parts => StatementFor((Part)parts))];

    public async Task<Result<Page<AuditEvent>>> ExecuteAsync(AuditFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        if (filter.Problem() is { } problem)
            return problem;
        if (!page.BeforeId().TryGet(out var before, out var error))
            return error;
        return await database.ReadAsync(session => ReadAsync(session, filter, page, before), cancellationToken);
    }

    private static async Task<Page<AuditEvent>> ReadAsync(DbSession session, AuditFilter filter, PageRequest page, Guid before)
    {
        var wanted = ((Guid?[])[filter.ActorId, filter.SubjectId, filter.LedgerId]).OfType<Guid>().Distinct().ToList();
        var pseudonyms = await AuditSubjectTable.FindAsync(session, wanted);
        if (pseudonyms.Count < wanted.Count)
            return new Page<AuditEvent>([], null); // Erased, or never there: no event can be found by that id.
        Guid? Pseudonym(Guid? id) => id is { } one ? pseudonyms[one] : null;
        var rows = await session.QueryAsync<AuditRow>(PageSql[(int)PartsOf(filter)], new
        {
            filter.Kind,
            filter.Outcome,
            Actor = Pseudonym(filter.ActorId),
            Subject = Pseudonym(filter.SubjectId),
            Ledger = Pseudonym(filter.LedgerId),
            filter.MinId,
            Before = filter.Before(before),
            Limit = page.Limit + 1,
        });
        return await AuditReader.PageAsync(session, page, rows);
    }

    private static Part PartsOf(AuditFilter filter) =>
        (filter.Kind is null ? 0 : Part.Kind)
        | (filter.Outcome is null ? 0 : Part.Outcome)
        | (filter.ActorId is null ? 0 : Part.Actor)
        | (filter.SubjectId is null ? 0 : Part.Subject)
        | (filter.LedgerId is null ? 0 : Part.Ledger);

    private static Statement StatementFor(Part parts)
    {
        var conditions = Enum.GetValues<Part>().Where(part => parts.HasFlag(part)).Select(part => $" AND {part} = @{part}");
        return Statement.Of(d => $"""
            SELECT {AuditRow.Columns} FROM AuditEvents
            WHERE Id >= @MinId AND Id < @Before{string.Concat(conditions)}
            ORDER BY Id DESC {d.Limit("@Limit")}
            """);
    }
}
