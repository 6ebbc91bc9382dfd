using FinanceTrack.Domain.Assertions.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Assertions;

/// <summary>Takes back what was said of a day.</summary>
public sealed class DeleteAssertion(Database database, TimeProvider time)
{
    /// <param name="day">yyyy-MM-dd.</param>
    /// <param name="ifMatch">The version the caller has seen, or null for whichever there is.</param>
    public Task<Result<Done>> ExecuteAsync(
        LedgerActor actor, Guid accountId, string day, int? ifMatch, CancellationToken cancellationToken) =>
        database.WriteAsync(session => DeleteAsync(session, actor, accountId, day, ifMatch), cancellationToken);

    private async Task<Result<Done>> DeleteAsync(DbSession session, LedgerActor actor, Guid accountId, string text, int? ifMatch)
    {
        if (!(await LedgerLock.TakeAsync(session, actor)).TryGet(out _, out var refused))
            return refused;
        if (!AssertedDay.TryParse(text, time.Now(), out var day)
            || await AssertionTable.FindAsync(session, actor.LedgerId, accountId, day) is not { } row)
        {
            return new NotFoundError("assertion");
        }

        if (ifMatch is not null && ifMatch != row.Version)
            return new StaleVersionError();
        await AssertionTable.DeleteAsync(session, row);
        return new Done();
    }
}
