using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Recurring.Storage;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Recurring;

/// <summary>What a person says about a stream; what is absent stays. Null takes the name or the decision back.</summary>
public sealed record StreamChanges(
    [MaxLength(UpdateStream.MaxNameLength)] Optional<string?> Name, Optional<StreamDecision?> Decision);

/// <summary>Renames, confirms, dismisses or ends a stream. No later run undoes it.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "Recurring stream is the field's term.")]
public sealed class UpdateStream(Database database, JobBacklog backlog, TimeProvider time)
{
    public const int MaxNameLength = 100;

    /// <param name="ifMatch">The version the caller has seen, or null for whichever there is.</param>
    public async Task<Result<StreamDetails>> ExecuteAsync(
        LedgerActor actor, Guid id, StreamChanges changes, int? ifMatch, CancellationToken cancellationToken)
    {
        if (changes.Name.Value is { } name)
        {
            var errors = new ValidationErrors();
            errors.Text(name, "/name", MaxNameLength);
            if (errors.Any)
                return errors.ToError();
        }

        return await database.WriteAsync(session => UpdateAsync(session, actor, id, changes, ifMatch), cancellationToken);
    }

    private async Task<Result<StreamDetails>> UpdateAsync(
        DbSession session, LedgerActor actor, Guid id, StreamChanges changes, int? ifMatch)
    {
        if (!(await LedgerLock.TakeAsync(session, actor)).TryGet(out _, out var refused))
            return refused;
        if (await StreamTable.LockAsync(session, actor.LedgerId, id) is not { } row)
            return new NotFoundError("recurring stream");
        if (ifMatch is not null && ifMatch != row.Version)
            return new StaleVersionError();
        var now = time.Now();
        var decision = changes.Decision.Or(row.Decision) ?? StreamDecision.None;
        var changed = row with
        {
            Name = changes.Name.Or(row.Name)?.Trim(),
            Decision = decision,
            DecidedAt = decision == row.Decision ? row.DecidedAt : decision == StreamDecision.None ? null : now,
            UpdatedAt = now,
            Version = row.Version + 1,
        };
        changed = changed.WithDecision();
        await StreamTable.UpdateAsync(session, changed);
        await backlog.AddAsync(session, RefreshRequest.After(actor.LedgerId));
        return StreamDetails.Of(changed);
    }
}
