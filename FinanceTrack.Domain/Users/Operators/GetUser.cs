using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.ApiKeys;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Users.Operators;

/// <summary>An account with what hangs on it, as operators see it.</summary>
/// <param name="Sessions">How many are open.</param>
/// <param name="ApiKeys">How many there are.</param>
public sealed record UserOverview(
    UserStanding User, IReadOnlyList<UserLedger> Ledgers, int Sessions, int ApiKeys, int Version) : IVersioned;

/// <summary>A ledger of which a user is a member.</summary>
/// <param name="IsOwn">Whether it came with the account.</param>
public sealed record UserLedger(Guid Id, string Name, LedgerRole Role, bool IsOwn);

/// <summary>One account, for administrators; that they looked is in the user's activity.</summary>
public sealed class GetUser(Database database, CheckSession check, AuditTrail audit, TimeProvider time)
{
    public Task<Result<UserOverview>> ExecuteAsync(Guid userId, CallerSession admin, CancellationToken cancellationToken) =>
        database.WriteAsync<UserOverview>(
            async session =>
            {
                if (await check.RefuseAdminAsync(session, admin) is { } refused)
                    return refused;
                if (await UserTable.FindAsync(session, userId) is not { } account)
                    return new NotFoundError("user");
                await audit.AddAsync(
                    session, new AuditEntry(AuditKind.UserView, AuditActor.Administrator(admin)) { SubjectId = userId });
                var names = (await LedgersTable.OfUserAsync(session, userId))
                    .ToDictionary(ledger => ledger.LedgerId, ledger => ledger.Name);
                var members = await LedgerMembersTable.OfUserAsync(session, userId);
                return new UserOverview(
                    UserStanding.Of(account),
                    [.. members.Select(member => new UserLedger(member.LedgerId, names[member.LedgerId], member.Role, member.IsOwn))],
                    await SessionTable.CountAsync(session, userId, time.Now()),
                    await ApiKeyTable.CountAsync(session, userId),
                    account.Version);
            },
            cancellationToken);
}
