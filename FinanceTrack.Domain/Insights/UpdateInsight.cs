using System.Diagnostics.CodeAnalysis;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Insights.Storage;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Insights;

/// <summary>What a person says about an insight.</summary>
public sealed record InsightChanges([DisallowNull] Optional<bool?> Dismissed);

/// <summary>Dismisses an insight for good, or takes that back.</summary>
public sealed class UpdateInsight(Database database, TimeProvider time)
{
    /// <param name="ifMatch">The version the caller has seen, or null for whichever there is.</param>
    public async Task<Result<InsightDetails>> ExecuteAsync(
        LedgerActor actor, Guid id, InsightChanges changes, int? ifMatch, CancellationToken cancellationToken)
    {
        if (changes.Dismissed is { IsPresent: true, Value: null })
            return new ValidationError("/dismissed", "Must be true or false.");
        return await database.WriteAsync(session => UpdateAsync(session, actor, id, changes, ifMatch), cancellationToken);
    }

    private async Task<Result<InsightDetails>> UpdateAsync(
        DbSession session, LedgerActor actor, Guid id, InsightChanges changes, int? ifMatch)
    {
        if (!(await LedgerLock.TakeAsync(session, actor)).TryGet(out _, out var refused))
            return refused;
        if (await InsightTable.LockAsync(session, actor.LedgerId, id) is not { } row)
            return new NotFoundError("insight");
        if (ifMatch is not null && ifMatch != row.Version)
            return new StaleVersionError();
        var now = time.Now();
        var isDismissed = changes.Dismissed.Or(row.IsDismissed)!.Value;
        var changed = row with
        {
            IsDismissed = isDismissed,
            DismissedAt = isDismissed ? row.DismissedAt ?? now : null,
            TopPlace = isDismissed ? 0 : row.TopPlace,
            UpdatedAt = now,
            Version = row.Version + 1,
        };
        await InsightTable.UpdateAsync(session, changed);
        return (await InsightWords.ReadAsync(session, actor.LedgerId, actor.UserId)).Describe(changed);
    }
}
