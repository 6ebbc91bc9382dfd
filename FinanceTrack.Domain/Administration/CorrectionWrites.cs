using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Administration;

/// <summary>
/// Changes a ledger of others by the use case that its members have, so that sums, statistics and balances follow, and records it in the
/// same transaction where its members see it.
/// </summary>
public sealed class CorrectionWrites(Database database, CheckSession check, AuditTrail audit)
{
    /// <param name="entry">Makes the event, apart from who and which ledger.</param>
    /// <param name="change">The use case, under the ledger's lock.</param>
    internal Task<Result<T>> WriteAsync<T>(
        CallerSession admin,
        Guid ledgerId,
        Func<AuditActor, AuditEntry> entry,
        Func<DbSession, LedgerActor, Task<Result<T>>> change,
        CancellationToken cancellationToken) =>
        database.WriteAsync<T>(
            async session =>
            {
                if (await check.RefuseAdminAsync(session, admin) is { } refused)
                    return refused;
                if (!(await change(session, LedgerActor.Correcting(admin.UserId, ledgerId))).TryGet(out var changed, out var error))
                    return Located(error);
                await audit.AddAsync(session, entry(AuditActor.Administrator(admin)) with { LedgerId = ledgerId });
                return changed;
            },
            cancellationToken);

    /// <summary>An error about the changes, at their place in the body.</summary>
    internal static Error Located(Error error) => error is ValidationError { Errors: var errors }
        ? new ValidationError(errors.ToDictionary(wrong => "/changes" + wrong.Key, wrong => wrong.Value))
        : error;
}
