using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using Microsoft.AspNetCore.Identity;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>
/// Writes that need the account's password. A wrong one is counted, and after too many the account takes none for a while;
/// unknown, locked and wrong all answer the same. The count holds under any number of attempts at once: each is judged
/// with the row locked, so one that comes after the lockout fails even with the right password.
/// </summary>
public sealed class ProvenWrites(Database database, AccountManagers accounts, Passwords passwords)
{
    internal static UnauthorizedError Refused { get; } = new("The e-mail address, the password or the code is wrong, or too many attempts failed.");

    /// <summary>
    /// Runs the work in a transaction with the locked account. Failed attempts commit too, so work that fails must have written
    /// nothing but those.
    /// </summary>
    /// <param name="account">The account as read before; null takes as long as a wrong password.</param>
    internal async Task<Result<T>> WriteAsync<T>(
        UserAccount? account, string password, Func<ProvenAccount, Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        var verdict = passwords.Verify(account, password);
        if (account is null)
            return Refused;
        var rehashed = verdict == PasswordVerificationResult.SuccessRehashNeeded ? passwords.Hash(password) : null;

        var outcome = await database.WriteAsync(
            async session => new Outcome<T>(await JudgeAsync(session, account, verdict, rehashed, work)), cancellationToken);
        return outcome.Answer;
    }

    private async Task<Result<T>> JudgeAsync<T>(
        DbSession session, UserAccount read, PasswordVerificationResult verdict, string? rehashed, Func<ProvenAccount, Task<Result<T>>> work)
    {
        var account = await UserRows.LockAsync(session, read.Id);
        if (account is null || account.PasswordHash != read.PasswordHash)
            return Refused;

        var manager = accounts.In(session);
        if (await manager.IsLockedOutAsync(account))
            return Refused;
        if (verdict == PasswordVerificationResult.Failed)
        {
            await manager.AccessFailedAsync(account);
            return Refused;
        }

        account.PasswordHash = rehashed ?? account.PasswordHash;
        return await work(new ProvenAccount(session, manager, account));
    }

    // A plain value, so that the transaction commits whatever the result.
    private sealed record Outcome<T>(Result<T> Answer);
}

/// <summary>An account whose password was right, locked in the transaction of <paramref name="Session"/>.</summary>
internal sealed record ProvenAccount(DbSession Session, UserManager<UserAccount> Manager, UserAccount Account);
