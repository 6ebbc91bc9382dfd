using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.PersonalData;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>
/// Gives an address to the person who has just proved it, where the account was opened without that proof. Another person may have
/// opened it, so it is erased, and a new account with a new id takes its place: no password, session, API key, second factor, role,
/// name or row can outlive that, on any instance. Only the choice of currency, time zone, language and kind is kept, and an operator's
/// lock. It is the one way in which an address is proved without the account's own session or password.
/// </summary>
public sealed class TakeOverAccount(EraseAccount erase, OpenAccount open, AuditTrail audit, AccountEvents events)
{
    /// <param name="unproved">Locked in the transaction of the session.</param>
    internal async Task<Result<UserAccount>> ExecuteAsync(DbSession session, UserAccount unproved, string passwordHash)
    {
        var own = await GetProfile.OwnLedgerAsync(session, unproved.Id);
        if (await erase.ExecuteAsync(session, unproved.Id, AuditActor.Anonymous) is { } error)
            return error;

        var registration = new Registration
        {
            Email = unproved.Email,
            HomeCurrency = own.HomeCurrency,
            TimeZone = own.TimeZone,
            Locale = unproved.Locale,
            AccountKind = own.Kind,
        };
        var opened = open.New(registration, passwordHash, unproved.RegistrationNetwork, emailConfirmed: true);
        var account = opened.Account;
        await open.ExecuteAsync(session, opened);
        if (unproved.LockedAt is { } lockedAt)
            await UserTable.SetLockedAsync(session, account.Id, lockedAt);
        await audit.AddAsync(
            session, new AuditEntry(AuditKind.AccountTakeover, AuditActor.User(account.Id)) { SubjectId = account.Id });
        session.AfterCommit(_ =>
        {
            events.AccountTakenOver(unproved.Id, account.Id);
            return Task.CompletedTask;
        });
        return account;
    }
}
