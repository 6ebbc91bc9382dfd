using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Domain.Users.TwoFactor;

namespace FinanceTrack.Domain.Users.PersonalData;

public sealed record Erasure
{
    /// <summary>Needed unless the session is young (<see cref="EraseUser.RecentSignIn"/>).</summary>
    [MaxLength(AccountRules.MaxPasswordLength)]
    public string? Password { get; init; }

    /// <summary>With the password, where two-factor sign-in is on.</summary>
    public string? Code { get; init; }
}

/// <summary>
/// Deletes a user with every row and every blob, for good (<see cref="EraseAccount"/>).
/// </summary>
public sealed class EraseUser(
    Database database,
    PasswordVerifiedWrites verifiedWrites,
    SecondFactor secondFactor,
    CheckSession sessions,
    EraseAccount eraseAccount,
    SecurityEvents events,
    TimeProvider time)
{
    /// <summary>How long after a sign-in no password is asked for.</summary>
    public static readonly TimeSpan RecentSignIn = TimeSpan.FromMinutes(10);

    /// <param name="ifMatch">The profile's version that the caller has seen, or null for any.</param>
    public async Task<Result<Done>> ExecuteAsync(CallerSession caller, Erasure erasure, int? ifMatch, CancellationToken cancellationToken)
    {
        return erasure.Password is null
            ? await database.WriteAsync(session => EraseRecentAsync(session, caller, ifMatch), cancellationToken)
            : await EraseVerifiedAsync(caller, erasure, ifMatch, cancellationToken);
    }

    private async Task<Result<Done>> EraseVerifiedAsync(
        CallerSession caller, Erasure erasure, int? ifMatch, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        AccountRules.CheckGivenPassword(errors, "/password", erasure.Password);
        if (errors.Any)
            return errors.ToError();
        if (await database.ReadAsync(session => UserTable.FindAsync(session, caller.UserId), cancellationToken) is not { } account)
            return new NotFoundError("user");

        return await verifiedWrites.WriteAsync<Done>(
            caller,
            account,
            erasure.Password!,
            async verified => verified.Account.TwoFactorEnabled && await secondFactor.RefuseAsync(verified, erasure.Code) is { } refused
                ? refused
                : await EraseAsync(verified.Session, caller, verified.Account, ifMatch),
            cancellationToken);
    }

    private async Task<Result<Done>> EraseRecentAsync(DbSession session, CallerSession caller, int? ifMatch)
    {
        if (!(await sessions.LockAsync(session, caller)).TryGet(out var account, out var ended))
            return ended;
        var now = time.Now();
        var open = await SessionTable.FindAsync(session, caller.UserId, caller.SessionId, now);
        if (open is null || now - open.CreatedAt > RecentSignIn)
            return new ForbiddenError("This needs the password, or a sign-in within the last ten minutes.");
        return await EraseAsync(session, caller, account, ifMatch);
    }

    private async Task<Result<Done>> EraseAsync(DbSession session, CallerSession caller, UserAccount account, int? ifMatch)
    {
        if (ifMatch is { } seen && seen != account.Version)
            return new StaleVersionError();
        if (await eraseAccount.ExecuteAsync(session, account.Id, AuditActor.User(caller)) is { } error)
            return error;
        session.WhenCommitted(() => events.UserErased(account.Id));
        return new Done();
    }
}
