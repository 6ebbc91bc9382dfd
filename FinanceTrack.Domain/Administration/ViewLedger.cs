using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Administration;

/// <summary>
/// Reads the data of any ledger, for administrators: that they looked, and at what, is recorded first, where its members see it.
/// </summary>
public sealed class ViewLedger(Database database, CheckSession check, AuditTrail audit)
{
    /// <param name="part">What is read, such as <c>transactions</c>.</param>
    /// <param name="read">The use case that reads it.</param>
    public async Task<Result<T>> ExecuteAsync<T>(
        CallerSession admin, Guid ledgerId, string part, Func<Task<Result<T>>> read, CancellationToken cancellationToken)
    {
        var recorded = await database.WriteAsync<Done>(
            async session =>
            {
                if (await check.RefuseAdminAsync(session, admin) is { } refused)
                    return refused;
                if (await LedgersTable.FindRowAsync(session, ledgerId) is null)
                    return new NotFoundError("ledger");
                await audit.AddAsync(session, new AuditEntry(AuditKind.LedgerView, AuditActor.Administrator(admin))
                {
                    LedgerId = ledgerId,
                    Details = new { part },
                });
                return new Done();
            },
            cancellationToken);
        return recorded.Succeeded ? await read() : recorded.Error;
    }
}
