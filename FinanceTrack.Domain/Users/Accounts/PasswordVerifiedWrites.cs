using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Credentials;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.Sessions;
using Microsoft.AspNetCore.Identity;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>
/// Writes that need the account's password: a sign-in's (<see cref="SignInAsync"/>) and those of a signed-in user
/// (<see cref="WriteAsync"/>). Unknown, locked and wrong all answer the same after the same work. The count of failed sign-ins holds under
/// any number at once: each is judged with its count locked, so one that comes after the last allowed failure fails even with the right
/// password.
/// </summary>
public sealed class PasswordVerifiedWrites(
    Database database,
    CheckSession sessions,
    AccountManagers accounts,
    Passwords passwords,
    BreachedPasswords breached,
    AttemptTable attempts,
    SignInFailures failures,
    AuditTrail audit,
    SecurityEvents events)
{
    internal static UnauthorizedError Refused { get; } = new(
        "The e-mail address, the password or the code is wrong, or too many attempts failed.");

    /// <summary>
    /// Runs the work of a signed-in user in a transaction with the locked account and, where the caller has one, the locked session:
    /// hashing may have waited its turn, and the session may have ended. The number of tries is limited before any password is hashed.
    /// Work that fails commits too, so it must have written nothing but what is to stay, such as a wrong code's count.
    /// </summary>
    /// <param name="caller">The session that asks; null where the password comes without one.</param>
    /// <param name="account">The account as read before.</param>
    /// <param name="newPassword">
    /// Is looked up in breaches and hashed once the present one was right (<see cref="VerifiedAccount.NewHash"/>).
    /// </param>
    internal async Task<Result<T>> WriteAsync<T>(
        CallerSession? caller,
        UserAccount? account,
        string password,
        Func<VerifiedAccount, Task<Result<T>>> work,
        CancellationToken cancellationToken,
        string? newPassword = null)
    {
        if (account is null)
            return Refused;
        var limit = new Limit("proof/user", account.Id.ToString(), attempts.Limits.ProofsPerUser);
        if (await attempts.CountAsync(cancellationToken, limit) is { } tooMany)
        {
            events.ProofRefused(account.Id, SecurityEvents.TooMany);
            return tooMany;
        }

        if (!(await CheckAsync(account, password, newPassword, cancellationToken)).TryGet(out var proof, out var error))
            return error;
        if (!proof.IsRight)
        {
            events.ProofRefused(account.Id, SecurityEvents.WrongPassword);
            await audit.WriteAsync(RefusedProof(caller, account, SecurityEvents.WrongPassword), cancellationToken);
            return Refused;
        }

        return await database.WriteAsync(
            session => RunInSessionAsync(session, caller, account, proof, work), commitOnFailure: true, cancellationToken);
    }

    /// <summary>As <see cref="WriteAsync"/>, for a sign-in: its failure is counted by where it comes from.</summary>
    /// <param name="account">The account as read before; null takes the work of a wrong password.</param>
    internal async Task<Result<T>> SignInAsync<T>(
        UserAccount? account,
        string password,
        SignInSource source,
        Func<VerifiedAccount, Task<Result<T>>> work,
        CancellationToken cancellationToken)
    {
        if (!(await CheckAsync(account, password, newPassword: null, cancellationToken)).TryGet(out var proof, out var error))
            return error;
        return await database.WriteAsync(
            session => JudgeAsync(session, account, proof, source, work), commitOnFailure: true, cancellationToken);
    }

    private async Task<Result<T>> JudgeAsync<T>(
        DbSession session, UserAccount? account, Proof proof, SignInSource source, Func<VerifiedAccount, Task<Result<T>>> work)
    {
        var failure = await failures.AddAsync(session, source);
        if (account is null || !proof.IsRight || failure.IsLocked)
        {
            session.WhenCommitted(() => LogRefused(account, failure));
            await audit.AddAsync(session, RefusedSignIn(account, ReasonOf(account, failure)));
            return Refused;
        }

        var result = await RunAsync(session, account, proof, work);
        if (result.Succeeded || result.Error is TwoFactorRequiredError)
            await failures.TakeBackAsync(session, source);
        return result;
    }

    private async Task<Result<T>> RunInSessionAsync<T>(
        DbSession session, CallerSession? caller, UserAccount read, Proof proof, Func<VerifiedAccount, Task<Result<T>>> work)
    {
        if (caller is not null && !(await sessions.LockAsync(session, caller)).TryGet(out _, out var ended))
            return ended;
        return await RunAsync(session, read, proof, work);
    }

    private async Task<Result<T>> RunAsync<T>(DbSession session, UserAccount read, Proof proof, Func<VerifiedAccount, Task<Result<T>>> work)
    {
        var account = await UserTable.LockAsync(session, read.Id);
        if (account is null || account.PasswordHash != read.PasswordHash)
            return Refused;
        var manager = accounts.In(session);
        if (await manager.IsLockedOutAsync(account))
        {
            session.WhenCommitted(() => events.SignInRefused(account.Id, SecurityEvents.Locked));
            await audit.AddAsync(session, RefusedSignIn(account, SecurityEvents.Locked));
            return Refused;
        }

        account.PasswordHash = proof.Rehashed ?? account.PasswordHash;
        return await work(new VerifiedAccount(session, manager, account) { NewHash = proof.NewHash });
    }

    /// <summary>Everything that takes long, before the transaction; a hash that is not needed is not made.</summary>
    private async Task<Result<Proof>> CheckAsync(
        UserAccount? account, string password, string? newPassword, CancellationToken cancellationToken)
    {
        if (!(await passwords.VerifyAsync(account, password, cancellationToken)).TryGet(out var verdict, out var error))
            return error;
        var proof = new Proof(verdict != PasswordVerificationResult.Failed, Rehashed: null, NewHash: null);
        if (!proof.IsRight)
            return proof;
        if (newPassword is not null)
        {
            var errors = new ValidationErrors();
            await breached.CheckAsync(errors, "/newPassword", newPassword, cancellationToken);
            if (errors.Any)
                return errors.ToError();
            return (await passwords.HashAsync(newPassword, cancellationToken)).Map(hash => proof with { NewHash = hash });
        }

        return verdict == PasswordVerificationResult.SuccessRehashNeeded
            ? (await passwords.HashAsync(password, cancellationToken)).Map(hash => proof with { Rehashed = hash })
            : proof;
    }

    private void LogRefused(UserAccount? account, SignInLock failure)
    {
        if (failure.Begins)
            events.SignInLocked(account?.Id);
        events.SignInRefused(account?.Id, ReasonOf(account, failure));
    }

    private static string ReasonOf(UserAccount? account, SignInLock failure) =>
        failure.IsLocked ? SecurityEvents.Locked : account is null ? SecurityEvents.Unknown : SecurityEvents.WrongPassword;

    private static AuditEntry RefusedSignIn(UserAccount? account, string cause) => new(AuditKind.SignIn, AuditActor.Anonymous)
    {
        SubjectId = account?.Id,
        Outcome = AuditOutcome.Refused,
        Details = new { cause },
    };

    private static AuditEntry RefusedProof(CallerSession? caller, UserAccount account, string cause) =>
        new(AuditKind.PasswordProof, caller is null ? AuditActor.Anonymous : AuditActor.User(caller))
        {
            SubjectId = account.Id,
            Outcome = AuditOutcome.Refused,
            Details = new { cause },
        };

    private sealed record Proof(bool IsRight, string? Rehashed, string? NewHash);
}

/// <summary>An account whose password was right, locked in the transaction of <paramref name="Session"/>.</summary>
internal sealed record VerifiedAccount(DbSession Session, UserManager<UserAccount> Manager, UserAccount Account)
{
    /// <summary>Of the password that replaces it, where there is one.</summary>
    public string? NewHash { get; init; }
}
