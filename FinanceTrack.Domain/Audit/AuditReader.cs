using System.Text.Json;
using FinanceTrack.Domain.Audit.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Audit;

/// <summary>Makes of rows what is shown: the persons behind pseudonyms, and the reasons that are stored apart.</summary>
internal static class AuditReader
{
    public static async Task<IReadOnlyList<AuditEvent>> ReadAsync(DbSession session, IReadOnlyList<AuditRow> rows)
    {
        var pseudonyms = rows.SelectMany(row => (Guid?[])[row.Actor, row.Subject, row.Ledger]).OfType<Guid>().Distinct();
        var known = await AuditSubjectTable.ResolveAsync(session, pseudonyms);
        var reasons = await AuditReasonTable.FindManyAsync(session, rows.Where(row => row.ReasonHash is not null).Select(row => row.Id));
        Guid? Resolve(Guid? pseudonym) => pseudonym is { } one && known.TryGetValue(one, out var id) ? id : null;
        return [.. rows.Select(row => new AuditEvent
        {
            Id = row.Id,
            At = row.At,
            Kind = row.Kind,
            Outcome = row.Outcome,
            Actor = row.ActorKind,
            ActorId = Resolve(row.Actor),
            SessionId = row.SessionId,
            SubjectId = Resolve(row.Subject),
            LedgerId = Resolve(row.Ledger),
            Details = row.Details is null ? null : JsonElement.Parse(row.Details),
            Reason = reasons.GetValueOrDefault(row.Id)?.Text,
        })];
    }

    /// <summary>A page of rows that were read with one more than its limit.</summary>
    public static async Task<Page<AuditEvent>> PageAsync(DbSession session, PageRequest page, IReadOnlyList<AuditRow> rows)
    {
        var shown = page.Of(rows, row => row.Id);
        return new Page<AuditEvent>(await ReadAsync(session, shown.Items), shown.NextCursor);
    }
}
