using System.Text.Json;
using FinanceTrack.Domain.Audit.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Messaging;

namespace FinanceTrack.Domain.Audit;

/// <summary>
/// Records events, each in the transaction of the act itself: one without the other is never committed. An event is inserted and nothing
/// more; <see cref="Seals.SealAudit"/> seals it later.
/// </summary>
public sealed class AuditTrail(Database database, TimeProvider time)
{
    /// <summary>The length of <see cref="AuditEntry.Details"/> as JSON.</summary>
    internal const int MaxDetailsLength = 1000;

    /// <summary>Records an event of an act that has no transaction of its own.</summary>
    public Task WriteAsync(AuditEntry entry, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await AddAsync(session, entry);
            return true;
        },
        cancellationToken);

    /// <summary>Records an event in the transaction of the act.</summary>
    internal async Task AddAsync(DbSession session, AuditEntry entry)
    {
        var now = time.Now();
        var details = entry.Details is null ? null : JsonSerializer.Serialize(entry.Details, entry.Details.GetType(), MessageFormat.Json);
        if (details is { Length: > MaxDetailsLength })
            throw new ArgumentException($"The details of {entry.Kind} are longer than {MaxDetailsLength} characters.", nameof(entry));
        var reason = entry.Reason is null ? null : AuditReasonRow.New(entry.Reason);
        var row = new NewAuditRow
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            Kind = entry.Kind,
            Outcome = entry.Outcome,
            ActorKind = entry.Actor.Kind,
            ActorId = entry.Actor.UserId,
            SessionId = entry.Actor.SessionId,
            SubjectId = entry.SubjectId,
            LedgerId = entry.LedgerId,
            Details = details,
            ReasonHash = reason?.Hash,
        };
        await AuditTable.InsertAsync(session, row);
        if (reason is not null)
            await AuditReasonTable.InsertAsync(session, reason with { EventId = row.Id });
    }
}
