using FinanceTrack.Domain.Caching;
using FinanceTrack.Domain.Categorization.Memory;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Domain.Users.Limits;

namespace FinanceTrack.Domain.Ledger;

/// <summary>
/// Reads ledgers in one round trip. What members have set up and answered is cached between requests
/// (<see cref="StampedCache{TStamp, TValue}"/>): within a transaction the ledger is read before anything is changed, so that
/// what is cached was committed.
/// </summary>
public sealed class LedgerReader : IDisposable
{
    private const int MaxLedgers = 2_000;

    private readonly StampedCache<long, LedgerSetup> _setups = new(MaxLedgers);
    private readonly StampedCache<long, AnsweredTerms> _answered = new(MaxLedgers);

    /// <summary>The ledger, locked until the transaction ends, for a member who may change its data.</summary>
    internal async Task<Result<LedgerState>> LockAsync(DbSession session, LedgerActor actor) =>
        (await LedgerLock.TakeAsync(session, actor)).TryGet(out var head, out var error) ? await StateAsync(session, head) : error;

    /// <summary>
    /// As <see cref="LockAsync(DbSession, LedgerActor)"/>, for a member who is about to write rows, which are counted, and for which the
    /// ledger must have room.
    /// </summary>
    internal async Task<Result<LedgerState>> LockAsync(DbSession session, LedgerActor actor, CountedRows rows)
    {
        var taken = await LedgerLock.TakeAsync(session, actor, rows);
        if (!taken.TryGet(out var head, out var error))
            return error;
        if (rows.AreTransactions
            && await LedgerSize.RefuseAsync(session, head.LedgerId, head.Version, rows.Count, rows.Limits.RowsPerLedger) is { } full)
        {
            return full;
        }

        return await StateAsync(session, head);
    }

    /// <summary>As <see cref="LockAsync(DbSession, LedgerActor)"/>, with a transaction that the member changes.</summary>
    /// <param name="ifMatch">The version the caller has seen, or null for whichever there is.</param>
    internal async Task<Result<LockedTransaction>> LockTransactionAsync(DbSession session, LedgerActor actor, Guid id, int? ifMatch) =>
        (await LockAsync(session, actor)).TryGet(out var ledger, out var refused)
            ? await FindTransactionAsync(session, ledger, id, ifMatch)
            : refused;

    /// <summary>
    /// As <see cref="LockTransactionAsync(DbSession, LedgerActor, Guid, int?)"/>, for a member who is about to write rows beside it.
    /// </summary>
    internal async Task<Result<LockedTransaction>> LockTransactionAsync(
        DbSession session, LedgerActor actor, Guid id, int? ifMatch, CountedRows rows) =>
        (await LockAsync(session, actor, rows)).TryGet(out var ledger, out var refused)
            ? await FindTransactionAsync(session, ledger, id, ifMatch)
            : refused;

    /// <summary>The ledger, locked until the transaction ends, for a job, which acts for no member; null when there is no such
    /// ledger.</summary>
    internal async Task<LedgerState?> LockAsync(DbSession session, Guid ledgerId) =>
        await LedgersTable.LockAsync(session, ledgerId) is null ? null : await FindAsync(session, ledgerId);

    /// <summary>The user's own ledger, locked until the transaction ends; null when there is no such user.</summary>
    internal async Task<LedgerState?> LockOwnAsync(DbSession session, Guid userId) =>
        await LedgerLock.TakeOwnAsync(session, userId) is { } head ? await StateAsync(session, head) : null;

    /// <summary>The ledger, not locked; null when there is no such ledger.</summary>
    internal async Task<LedgerState?> FindAsync(DbSession session, Guid ledgerId) =>
        await LedgersTable.FindHeadAsync(session, ledgerId) is { } head ? await StateAsync(session, head) : null;

    public void Dispose()
    {
        _setups.Dispose();
        _answered.Dispose();
    }

    private static async Task<Result<LockedTransaction>> FindTransactionAsync(DbSession session, LedgerState ledger, Guid id, int? ifMatch)
    {
        if (await TransactionTable.FindAsync(session, ledger.LedgerId, id) is not { } row)
            return new NotFoundError("transaction");
        return ifMatch is null || ifMatch == row.Version ? new LockedTransaction(ledger, row) : new StaleVersionError();
    }

    private async Task<LedgerState> StateAsync(DbSession session, LedgerHead head) => new(
        head.LedgerId,
        head.Version,
        head.Settings,
        await SetupAsync(session, head.LedgerId, head.Version.SetupVersion),
        Answered(head.LedgerId, head.Version.MemoryVersion));

    private async ValueTask<LedgerSetup> SetupAsync(DbSession session, Guid ledgerId, long version)
    {
        if (_setups.Find(ledgerId, version) is { } cached)
            return cached;
        var setup = await LedgerSetup.ReadAsync(session, ledgerId);
        _setups.Keep(ledgerId, version, setup);
        return setup;
    }

    private AnsweredTerms Answered(Guid ledgerId, long version)
    {
        if (_answered.Find(ledgerId, version) is { } cached)
            return cached;
        var answered = new AnsweredTerms();
        _answered.Keep(ledgerId, version, answered);
        return answered;
    }
}
